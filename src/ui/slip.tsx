import type { ReactNode } from 'react';
import { classes } from './classes.ts';

interface SlipProps {
  /** Torn off, as a receipt is; an invoice to pay is not. */
  torn?: boolean;
  children: ReactNode;
}

/** The piece of paper that an invoice or a receipt is shown on. */
export function Slip({ torn = false, children }: SlipProps) {
  return (
    <div className={classes('paper-edge', torn ? 'tear-off' : 'unfold')}>
      <div
        className={classes(
          'bg-slip px-5 py-7 print:bg-transparent print:py-4',
          torn ? 'torn' : 'rounded-s',
        )}
      >
        {children}
      </div>
    </div>
  );
}

/** The dashed line across a slip. */
export function SlipRule() {
  return <hr className="my-5 border-t print:my-3 border-dashed border-edge" />;
}
