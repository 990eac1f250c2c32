import type { CSSProperties } from 'react';
import { splitSat, type Msat } from '#core/money.ts';
import { common } from '#messages/common.ts';

/** Widths of the headline's parts in em, a little above those of common system fonts. */
const DIGIT = 0.62;
const SPACE = 0.3;
const UNIT = 1.5;
const FRACTION_SIZE = 0.6;

/** The amount as the headline, exact: sub-satoshi digits are smaller. */
export function HeadlineAmount({ amount }: { amount: Msat }) {
  const { whole, fraction } = splitSat(amount);
  const digits = whole.replace(/\D/g, '').length;
  const spaces = whole.length - digits;
  const decimals = fraction === '' ? 0 : (fraction.length + 0.5) * DIGIT * FRACTION_SIZE;
  const width = digits * DIGIT + spaces * SPACE + decimals + UNIT;
  const style: CSSProperties & { '--chars': number } = { '--chars': width };
  return (
    <div className="@container">
      <p className="headline" style={style}>
        <span className="whitespace-nowrap">{whole}</span>
        {fraction !== '' && <span className="text-[0.6em]">.{fraction}</span>}
        <span className="text-[max(0.36em,0.875rem)] font-medium tracking-normal text-ink-2">
          {' '}
          {common.sat}
        </span>
      </p>
    </div>
  );
}

/** An amount within a line of text. */
export function InlineAmount({ amount, unit = true }: { amount: Msat; unit?: boolean }) {
  const { whole, fraction } = splitSat(amount);
  return (
    <span className="whitespace-nowrap tabular-nums">
      {whole}
      {fraction !== '' && <span className="text-[0.85em]">.{fraction}</span>}
      {unit && ` ${common.sat}`}
    </span>
  );
}
