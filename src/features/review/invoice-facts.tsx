import type { Invoice } from '#core/invoice/invoice.ts';
import { networks } from '#messages/common.ts';
import { review } from '#messages/review.ts';
import { relativeTime, timeLeft } from '#messages/time.ts';
import { Fact } from '#src/ui/fact.tsx';
import { UntrustedText } from '#src/ui/untrusted-text.tsx';
import { CheckIcon } from '#src/ui/icons.tsx';
import { shortKey } from '#src/ui/mono-text.tsx';

export function InvoiceFacts({ invoice, now }: { invoice: Invoice; now: number }) {
  const { description } = invoice;
  const left = invoice.expiresAt * 1000 - now;
  return (
    <>
      <div className="mt-3 mb-3">
        {description.kind === 'text' && description.text.trim() !== '' ? (
          <UntrustedText text={description.text} />
        ) : (
          <p className="text-ink-2">
            {description.kind === 'hash' ? review.memoHash : review.memoEmpty}
          </p>
        )}
      </div>
      <dl>
        <Fact name={review.payee}>
          <code className="font-mono text-small">{shortKey(invoice.payee)}</code>
        </Fact>
        <Fact name={review.signature}>
          <span className="inline-flex items-center gap-1.5">
            <CheckIcon className="size-4" />
            {review.signatureChecked}
          </span>
        </Fact>
        <Fact name={review.network}>{networks[invoice.network]}</Fact>
        {invoice.routeHints.length > 0 && <Fact name={review.route}>{review.privateRoute}</Fact>}
        <Fact name={left > 0 ? review.expires : review.expired}>
          <span role="timer" className="tabular-nums">
            {left > 0
              ? review.expiresIn(timeLeft(left))
              : relativeTime(invoice.expiresAt * 1000, now)}
          </span>
        </Fact>
      </dl>
    </>
  );
}
