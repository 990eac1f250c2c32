import { useEffect, useRef, useState } from 'react';
import type { InvoiceProblem } from '#core/invoice/invoice-problem.ts';
import { useOpenInvoice } from '#src/wallet/invoice/use-open-invoice.ts';
import { readPictureFile } from '#src/wallet/scanner/read-picture-file.ts';
import type { ScanInput } from '#src/wallet/scanner/scan-input.ts';
import type { readingProblems } from '#messages/scan.ts';

export type ReadingProblem = keyof typeof readingProblems;

/** What came of the last input. */
export type ScanOutcome =
  | { kind: 'none' }
  | { kind: 'reading' }
  /** An invoice was found, and Review opens. */
  | { kind: 'opened' }
  | { kind: 'not-read'; problem: ReadingProblem }
  | { kind: 'not-payable'; problem: InvoiceProblem | 'reader-missing' }
  | { kind: 'several'; invoices: string[] };

/** Reads what is scanned, chosen, dropped or pasted, and opens Review when it is an invoice. */
export function useScan() {
  const openInvoice = useOpenInvoice();
  const [outcome, setOutcome] = useState<ScanOutcome>({ kind: 'none' });
  // The result of a slow picture counts for nothing after a newer input, or once the screen is left.
  const latest = useRef(0);
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  const isStale = (sequenceNumber: number) => latest.current !== sequenceNumber || !mounted.current;

  const scanText = async (text: string): Promise<ScanOutcome> => {
    // Replaced, because Back from Review would lead to a camera that still sees the code.
    const problem = await openInvoice(text, { replace: true });
    if (problem === null) return { kind: 'opened' };
    if (problem !== 'reader-missing' && problem.kind === 'several-invoices') {
      return { kind: 'several', invoices: problem.invoices };
    }
    return { kind: 'not-payable', problem };
  };

  const scanPicture = async (
    picture: Blob,
    sequenceNumber: number,
  ): Promise<ScanOutcome | null> => {
    setOutcome({ kind: 'reading' });
    const reading = await readPictureFile(picture);
    if (isStale(sequenceNumber)) return null;
    return reading.kind === 'text'
      ? await scanText(reading.text)
      : { kind: 'not-read', problem: reading.kind };
  };

  /** Null when there was a newer input meanwhile, or the screen was left. */
  const scan = async (input: ScanInput): Promise<ScanOutcome | null> => {
    const sequenceNumber = ++latest.current;
    const next =
      input.kind === 'text'
        ? await scanText(input.text)
        : await scanPicture(input.picture, sequenceNumber);
    if (isStale(sequenceNumber)) return null;
    if (next) setOutcome(next);
    return next;
  };

  return { outcome, setOutcome, scan };
}
