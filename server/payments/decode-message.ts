/** What is wrong with an invoice, for a developer reading an API error. */
import type { InvoiceProblem } from '#core/invoice/invoice-problem.ts';
import { lnpayWords } from '#core/lnpay/node-words.ts';

export function decodeMessage(problem: InvoiceProblem): string {
  return lnpayWords.cannotDecode(reason(problem));
}

function reason(problem: InvoiceProblem): string {
  switch (problem.kind) {
    case 'empty':
      return 'it is empty';
    case 'too-long':
      return `it is too long (${problem.length} characters)`;
    case 'not-an-invoice':
      return `it is not a BOLT 11 invoice (${problem.what})`;
    case 'several-invoices':
      return 'there are several invoices in it';
    case 'cut-short':
      return 'it is cut short';
    case 'mixed-case':
      return 'it mixes upper and lower case';
    case 'bad-character':
      return `invalid character at position ${problem.position}`;
    case 'bad-checksum':
      return 'checksum failed';
    case 'unknown-network':
      return `unknown network prefix ${problem.prefix}`;
    case 'bad-amount':
      return `invalid amount (${problem.reason})`;
    case 'bad-signature':
      return 'invalid signature';
    case 'wrong-payee-key':
      return 'it is not signed by the payee it names';
    case 'missing-field':
      return `it has no ${problem.field}`;
    case 'malformed-field':
      return `malformed field ${problem.field} (${problem.fault})`;
    case 'both-descriptions':
      return 'it has both a description and a description hash';
    case 'unknown-required-features':
      return `it requires unknown features (${problem.bits.join(', ')})`;
  }
}
