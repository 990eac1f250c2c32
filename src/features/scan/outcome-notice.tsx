import { readingProblems } from '#messages/scan.ts';
import { Notice } from '#src/ui/notice.tsx';
import { InvoiceChoice } from '#src/wallet/invoice/invoice-choice.tsx';
import { ProblemNotice } from '#src/wallet/invoice/problem-notice.tsx';
import type { Outcome } from './use-given-reader.ts';

/** What became of the last thing read, when it did not lead on by itself. */
export function OutcomeNotice({ outcome }: { outcome: Outcome }) {
  switch (outcome.kind) {
    case 'nothing-yet':
    case 'reading':
    case 'opened':
      return null;
    case 'not-read': {
      const { title, next } = readingProblems[outcome.problem];
      return (
        <Notice tone="failed" title={title}>
          <p>{next}</p>
        </Notice>
      );
    }
    case 'not-payable':
      return <ProblemNotice problem={outcome.problem} />;
    case 'several':
      return <InvoiceChoice invoices={outcome.invoices} />;
  }
}
