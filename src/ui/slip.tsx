import type { ReactNode } from 'react';
import { classes } from './classes.ts';

interface SlipProps {
  /** A paid slip is torn off; one under review still hangs in the machine. */
  torn?: boolean;
  children: ReactNode;
}

/** The narrow piece of paper that an invoice and its receipt are written on. */
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

/** The dashed rule across a slip. */
export function SlipRule() {
  return <hr className="my-5 border-t print:my-3 border-dashed border-edge" />;
}
