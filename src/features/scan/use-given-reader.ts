import { useState } from 'react';
import type { InvoiceProblem } from '#core/invoice/invoice-problem.ts';
import { useOpenInvoice } from '#src/lib/invoice/use-open-invoice.ts';
import type { Given } from '#src/lib/scan/inbox.ts';
import { openPicture } from '#src/lib/scan/open-picture.ts';
import type { readingProblems } from '#src/messages/en/scan.ts';

export type ReadingProblem = keyof typeof readingProblems;

/** What became of what was scanned, chosen, dropped or pasted. A good invoice leaves for Review. */
export type Outcome =
  | { kind: 'nothing-yet' }
  | { kind: 'reading' }
  | { kind: 'opened' }
  | { kind: 'not-read'; problem: ReadingProblem }
  | { kind: 'not-payable'; problem: InvoiceProblem | 'reader-missing' }
  | { kind: 'several'; invoices: string[] };

export function useGivenReader() {
  const openInvoice = useOpenInvoice();
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'nothing-yet' });

  const readText = async (text: string): Promise<Outcome> => {
    const problem = await openInvoice(text);
    if (problem === null) return { kind: 'opened' };
    if (problem !== 'reader-missing' && problem.kind === 'several-invoices') {
      return { kind: 'several', invoices: problem.invoices };
    }
    return { kind: 'not-payable', problem };
  };

  const read = async (given: Given): Promise<Outcome> => {
    if (given.kind === 'text') return await readText(given.text);
    const reading = await openPicture(given.picture);
    return reading.kind === 'text'
      ? await readText(reading.text)
      : { kind: 'not-read', problem: reading.kind };
  };

  const readGiven = async (given: Given): Promise<Outcome> => {
    if (given.kind === 'picture') setOutcome({ kind: 'reading' });
    const next = await read(given);
    setOutcome(next);
    return next;
  };

  return { outcome, setOutcome, readGiven };
}
