/** Diagnoses a text in which an invoice begins but none is complete. */
import { HEAD, invoiceStarts, isMixedCase, MAX_INVOICE_LENGTH } from './find-invoices.ts';
import { wordOf } from './bech32-checksum.ts';
import type { InvoiceProblem } from './invoice-problem.ts';

/** Timestamp, signature and checksum, in characters: no invoice has less data. */
export const MIN_DATA_LENGTH = 7 + 104 + 6;

/** Ends at white space, brackets, quotes, and at the separators of a URL. */
const TOKEN = /^[^\s?&#/\\,;:'"`<>()[\]{}|]+/;
/** Up to the last letter or digit: a full stop or an asterisk after the invoice is not part of it. */
const WITHOUT_PUNCTUATION = /^.*[a-z0-9]/is;

/**
 * What is wrong with the first thing in the text that looks like an invoice.
 * @returns null when nothing does
 */
export function diagnoseBrokenInvoice(text: string): InvoiceProblem | null {
  const token = firstToken(text);
  if (token === null) return null;
  // Too short to be complete: perhaps it is broken over lines.
  const joined = firstToken(text.replace(/\s+/g, ''));
  const broken = token.length < MIN_DATA_LENGTH ? (joined ?? token) : token;
  // Only the word "lnbc" in a sentence.
  if (!broken.includes('1') && broken !== text) return null;
  return problemOf(broken);
}

function firstToken(text: string): string | null {
  const start = invoiceStarts(text)[0];
  if (start === undefined) return null;
  return WITHOUT_PUNCTUATION.exec(TOKEN.exec(start)?.[0] ?? '')?.[0] ?? null;
}

function problemOf(token: string): InvoiceProblem {
  if (token.length > MAX_INVOICE_LENGTH) return { kind: 'too-long', length: token.length };
  if (isMixedCase(token)) return { kind: 'mixed-case' };

  const invoice = token.toLowerCase();
  const foreign = invoice.search(/[^a-z0-9]/);
  if (foreign >= 0) return badCharacter(invoice, foreign);

  const separator = invoice.lastIndexOf('1');
  if (separator < 0) return { kind: 'cut-short' };
  const head = HEAD.exec(invoice)?.[0];
  if (head === undefined) {
    const text = invoice.slice(0, separator).replace(/^ln[a-z]*/, '');
    return { kind: 'bad-amount', reason: 'malformed', text };
  }
  for (let position = head.length; position < invoice.length; position++) {
    if (wordOf(invoice.charAt(position)) === undefined) return badCharacter(invoice, position);
  }
  if (invoice.length - head.length < MIN_DATA_LENGTH) return { kind: 'cut-short' };
  return { kind: 'bad-checksum' };
}

function badCharacter(invoice: string, position: number): InvoiceProblem {
  const character = String.fromCodePoint(invoice.codePointAt(position) ?? 0);
  return { kind: 'bad-character', character, position };
}
