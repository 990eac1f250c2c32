import { readingProblems } from '#messages/scan.ts';
import { Notice } from '#src/ui/notice.tsx';
import { InvoiceChoice } from '#src/wallet/invoice/invoice-choice.tsx';
import { ProblemNotice } from '#src/wallet/invoice/problem-notice.tsx';
import type { ScanOutcome } from './use-scan.ts';

/** What came of the last input, when it did not open Review. */
export function OutcomeNotice({ outcome }: { outcome: ScanOutcome }) {
  switch (outcome.kind) {
    case 'none':
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
