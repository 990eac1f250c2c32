/** Finds invoices in a text: in a URL, in a sentence, broken over lines. Small: does not need the bolt11 package. */
import { checksumOfPrefix, nextChecksum, VALID_CHECKSUM, wordOf } from './bech32-checksum.ts';

/** Characters. LND refuses longer ones too. The largest QR code holds 4296. */
export const MAX_INVOICE_LENGTH = 7089;

/**
 * Where an invoice begins: a known prefix, or a similar one together with its `1`. The data of an invoice contains neither
 * `b` nor `1`, so no start is found in the middle of one.
 */
const START = /(?<![a-z0-9])ln(?:bc|tb|(?!url)[a-z]{2,6}\d{0,20}[a-z]?1)/gi;
/** Letters and digits, in pieces between white space. */
const PIECES = /^[a-z0-9]+(?:\s+[a-z0-9]+)*/i;
/** The part before the data: `ln`, currency, amount, and the `1` that ends it. */
export const HEAD = /^ln[a-z]{2,8}(?:\d+[a-z]?)?1/;

/** The rest of the text from each place where an invoice seems to begin, up to the next such place. */
export function invoiceStarts(text: string): string[] {
  const starts = Array.from(text.matchAll(START), (match) => match.index);
  return starts.map((start, i) => text.slice(start, starts[i + 1]));
}

/**
 * The different invoices in a text whose checksum is valid, in lower case. The text is searched as it is and without white
 * space, since an invoice may be broken anywhere. Takes time proportional to the length of the text.
 */
export function findInvoices(text: string): string[] {
  const texts = new Set([text, text.replace(/\s+/g, '')]);
  const invoices = [...texts]
    .flatMap(invoiceStarts)
    .map(invoiceAtStart)
    .filter((invoice) => invoice !== null);
  return [...new Set(invoices)];
}

/** Whether the text has both upper- and lower-case letters, which Bech32 forbids. */
export function isMixedCase(text: string): boolean {
  return text !== text.toLowerCase() && text !== text.toUpperCase();
}

/** The invoice up to the end of the first piece at which the checksum is valid, or null. */
function invoiceAtStart(text: string): string | null {
  const pieces = PIECES.exec(text)?.[0].split(/\s+/) ?? [];
  const joined = pieces.join('');
  const lower = joined.toLowerCase();
  const head = HEAD.exec(lower)?.[0];
  if (head === undefined || head.length > MAX_INVOICE_LENGTH) return null;

  let checksum = checksumOfPrefix(head.slice(0, -1));
  let read = head.length;
  let end = 0;
  for (const piece of pieces) {
    end += piece.length;
    for (; read < end && read < MAX_INVOICE_LENGTH; read++) {
      const word = wordOf(lower.charAt(read));
      if (word === undefined) return null;
      checksum = nextChecksum(checksum, word);
    }
    if (read < end) return null;
    if (checksum === VALID_CHECKSUM) {
      return isMixedCase(joined.slice(0, end)) ? null : lower.slice(0, end);
    }
  }
  return null;
}
