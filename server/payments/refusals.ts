/** Why a withdrawal is refused here, before the node is asked: in LNPay's and LND's own words. */
import { isExpired, type Invoice, type Network } from '#core/invoice/invoice.ts';
import { lndWords, lnpayWords } from '#core/lnpay/node-words.ts';
import type { Msat } from '#core/money.ts';

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
