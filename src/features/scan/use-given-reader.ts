import { useEffect, useRef, useState } from 'react';
import type { InvoiceProblem } from '#core/invoice/invoice-problem.ts';
import { useOpenInvoice } from '#src/wallet/invoice/use-open-invoice.ts';
import type { Given } from '#src/wallet/scanner/inbox.ts';
import { openPicture } from '#src/wallet/scanner/open-picture.ts';
import type { readingProblems } from '#messages/scan.ts';

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
  /** A picture that takes long must not overtake what was given after it, nor the person who left. */
  const turn = useRef(0);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const isOver = (mine: number) => turn.current !== mine || !here.current;

  const readText = async (text: string): Promise<Outcome> => {
    // Going back from Review would come to a camera that still sees the code, and be sent forward again.
    const problem = await openInvoice(text, { replace: true });
    if (problem === null) return { kind: 'opened' };
    if (problem !== 'reader-missing' && problem.kind === 'several-invoices') {
      return { kind: 'several', invoices: problem.invoices };
    }
    return { kind: 'not-payable', problem };
  };

  const readPicture = async (picture: Blob, mine: number): Promise<Outcome | null> => {
    setOutcome({ kind: 'reading' });
    const reading = await openPicture(picture);
    if (isOver(mine)) return null;
    return reading.kind === 'text'
      ? await readText(reading.text)
      : { kind: 'not-read', problem: reading.kind };
  };

  /** Null when something else was given meanwhile, or the screen was left. */
  const readGiven = async (given: Given): Promise<Outcome | null> => {
    const mine = ++turn.current;
    const next =
      given.kind === 'text' ? await readText(given.text) : await readPicture(given.picture, mine);
    if (isOver(mine)) return null;
    if (next) setOutcome(next);
    return next;
  };

  return { outcome, setOutcome, readGiven };
}
