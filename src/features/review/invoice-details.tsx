import type { Invoice } from '#core/invoice/invoice.ts';
import { review } from '#messages/review.ts';
import { dateTime } from '#messages/time.ts';
import { CopyButton } from '#src/ui/copy-button.tsx';
import { Fact, LongFact } from '#src/ui/fact.tsx';
import { Fold } from '#src/ui/fold.tsx';
import { MonoText } from '#src/ui/mono-text.tsx';

export function InvoiceDetails({ invoice }: { invoice: Invoice }) {
  const { description } = invoice;
  const texts = [
    [review.payeeKey, invoice.payee],
    [review.paymentHash, invoice.paymentHash],
    ...(description.kind === 'hash' ? [[review.memoHashName, description.hash] as const] : []),
    [review.invoice, invoice.paymentRequest],
  ] as const;
  return (
    <Fold title={review.details}>
      <dl>
        <Fact name={review.created}>{dateTime(invoice.createdAt * 1000)}</Fact>
        <Fact name={review.expires}>{dateTime(invoice.expiresAt * 1000)}</Fact>
        {texts.map(([name, text]) => (
          <LongFact key={name} name={name} action={<CopyButton text={text} what={name} />}>
            <MonoText text={text} />
          </LongFact>
        ))}
      </dl>
    </Fold>
  );
}
