/** Finds the one invoice in what was scanned or pasted. Small: does not need the bolt11 package. */
import { err, ok, type Result } from '../result.ts';
import { cleanText } from './clean-text.ts';
import { diagnoseBrokenInvoice } from './diagnose-text.ts';
import { findInvoices } from './find-invoices.ts';
import type { InvoiceProblem } from './invoice-problem.ts';
import { recogniseOther } from './recognise-other.ts';

/** Characters. Enough for a long letter or web page with an invoice in it. */
const MAX_TEXT_LENGTH = 100_000;

/**
 * The invoice in a text, in lower case and without anything around it. Its checksum is valid; the rest is not checked. The
 * text may be a URI (`lightning:`, BIP 21), a URL, or a message, and the invoice may be broken over lines.
 * @returns an error that names what was found instead, or what is wrong. Never throws.
 */
export function extractInvoiceText(text: string): Result<string, InvoiceProblem> {
  if (text.length > MAX_TEXT_LENGTH) return err({ kind: 'too-long', length: text.length });
  const clean = cleanText(text);
  if (clean === '') return err({ kind: 'empty' });

  const [invoice, ...others] = findInvoices(clean);
  if (invoice === undefined) {
    return err(
      diagnoseBrokenInvoice(clean) ?? { kind: 'not-an-invoice', what: recogniseOther(clean) },
    );
  }
  if (others.length > 0) return err({ kind: 'several-invoices', invoices: [invoice, ...others] });
  return ok(invoice);
}
