/** Why a withdrawal is refused here, before the node is asked: in LNPay's and LND's own words. */
import { isExpired, type Invoice, type Network } from '#core/invoice/invoice.ts';
import { lndWords, lnpayWords } from '#core/lnpay/node-words.ts';
import type { InvoiceProblem } from '#core/invoice/invoice-problem.ts';
import type { Msat } from '#core/money.ts';

/** The text cannot be read as an invoice. For a developer reading an API error. */
export function decodeRefusal(problem: InvoiceProblem): string {
  return lnpayWords.cannotDecode(problemInWords(problem));
}

/** The invoice cannot be paid here and now; null when it can. @param now Unix seconds */
export function invoiceRefusal(invoice: Invoice, network: Network, now: number): string | null {
  if (invoice.network !== network) {
    return lndWords.wrongNetwork(network);
  }
  return isExpired(invoice, now) ? lndWords.expired(invoice.expiresAt) : null;
}

/** The amount to pay, or why there is none. `chosen` is the payer's, for an invoice without an amount. */
export function amountToPay(
  invoice: Invoice,
  chosen: Msat | null,
): { ok: true; amount: Msat } | { ok: false; message: string } {
  if (invoice.amountMsat === null) {
    return chosen === null
      ? { ok: false, message: lnpayWords.amountlessInvoice }
      : { ok: true, amount: chosen };
  }
  if (chosen !== null && chosen !== invoice.amountMsat) {
    return { ok: false, message: lndWords.amountNotWanted };
  }
  return { ok: true, amount: invoice.amountMsat };
}

function problemInWords(problem: InvoiceProblem): string {
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
