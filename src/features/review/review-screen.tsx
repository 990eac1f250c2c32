import { useQuery } from '@tanstack/react-query';
import { useLocationProperty } from 'wouter/use-browser-location';
import { invoiceQuery } from '#src/wallet/invoice/invoice-query.ts';
import { paths } from '#src/lib/paths.ts';
import { common } from '#messages/common.ts';
import { invoiceField } from '#messages/invoice-field.ts';
import { problemWords } from '#messages/invoice-problem.ts';
import { review } from '#messages/review.ts';
import { Button, ButtonLink } from '#src/ui/button.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { Page } from '#src/ui/page.tsx';
import { InvoiceReview } from './invoice-review.tsx';

/** Shows the invoice in the fragment of the address, which no server sees. */
export function ReviewScreen() {
  const text = useLocationProperty(() => location.hash.slice(1));
  const { data: reading, isError, refetch } = useQuery(invoiceQuery(text));
  if (reading?.ok) return <InvoiceReview key={text} invoice={reading.value} />;
  if (!reading && !isError) return <main className="flex-1" aria-busy="true" />;
  const words = reading
    ? problemWords(reading.error)
    : { title: invoiceField.readerMissing, next: invoiceField.readerMissingNext };
  return (
    <Page
      heading={review.heading}
      action={
        isError ? (
          <Button kind="spark" onClick={() => void refetch()}>
            {common.tryAgain}
          </Button>
        ) : (
          <ButtonLink kind="spark" href={paths.home}>
            {review.pasteAnother}
          </ButtonLink>
        )
      }
    >
      <Notice tone="failed" title={words.title}>
        <p>{words.next}</p>
      </Notice>
    </Page>
  );
}
