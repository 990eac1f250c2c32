import { useId } from 'react';
import type { Msat } from '#core/money.ts';
import { common } from '#messages/common.ts';
import { review } from '#messages/review.ts';

interface AmountEntryProps {
  text: string;
  /** Null while the text is not an amount. */
  amount: Msat | null;
  onChange: (text: string) => void;
}

/** The amount as the headline, to be entered: the invoice leaves it open. */
export function AmountEntry({ text, amount, onChange }: AmountEntryProps) {
  const id = useId();
  const wrong = text.trim() !== '' && amount === null;
  return (
    <div>
      <label htmlFor={id} className="text-small text-ink-2">
        {review.amountLabel}
      </label>
      <div className="flex items-baseline gap-3 border-b-2 border-ink focus-within:border-spark">
        <input
          id={id}
          value={text}
          onChange={(event) => onChange(event.target.value)}
          inputMode="decimal"
          autoComplete="off"
          placeholder={review.amountPlaceholder}
          aria-invalid={wrong}
          aria-describedby={`${id}-below`}
          className="w-full min-w-0 bg-transparent py-1 text-[2.5rem] leading-tight font-semibold tracking-tight tabular-nums outline-none placeholder:text-ink-2"
        />
        <span className="text-ink-2">{common.sat}</span>
      </div>
      <p
        id={`${id}-below`}
        aria-live="polite"
        className={`mt-1 min-h-5 text-small ${wrong ? 'text-failed' : 'text-ink-2'}`}
      >
        {wrong ? review.amountProblem : review.amountHint}
      </p>
    </div>
  );
}
