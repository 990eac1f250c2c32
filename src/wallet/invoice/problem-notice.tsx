import type { InvoiceProblem } from '#core/invoice/invoice-problem.ts';
import { invoiceField } from '#messages/invoice-field.ts';
import { problemWords } from '#messages/invoice-problem.ts';
import { Notice } from '#src/ui/notice.tsx';
import { InvoiceChoice } from './invoice-choice.tsx';

/** Why a text cannot be paid. It loads on demand, since its words are many. */
export function ProblemNotice({ problem }: { problem: InvoiceProblem | 'reader-missing' }) {
  if (problem !== 'reader-missing' && problem.kind === 'several-invoices') {
    return <InvoiceChoice invoices={problem.invoices} />;
  }
  const words =
    problem === 'reader-missing'
      ? { title: invoiceField.readerMissing, next: invoiceField.readerMissingNext }
      : problemWords(problem);
  return (
    <Notice tone="failed" title={words.title}>
      <p>{words.next}</p>
    </Notice>
  );
}
