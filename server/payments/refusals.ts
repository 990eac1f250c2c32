/** Why a withdrawal is refused here, before the node is asked: in LNPay's and LND's own words. */
import { isExpired, type Invoice, type Network } from '#core/invoice/invoice.ts';
import { floorSat, type Msat } from '#core/money.ts';

export function invoiceRefusal(invoice: Invoice, network: Network, now: number): string | null {
  if (invoice.network !== network) {
    return `invoice not for current active network '${network}'`;
  }
  return isExpired(invoice, now) ? expiredMessage(invoice.expiresAt) : null;
}

/** The amount to pay, or why there is none. `chosen` is the payer's, for an invoice without an amount. */
export function amountToPay(
  invoice: Invoice,
  chosen: Msat | null,
): { ok: true; amount: Msat } | { ok: false; message: string } {
  if (invoice.amountMsat === null) {
    return chosen === null
      ? { ok: false, message: 'Cannot process any amount invoices' }
      : { ok: true, amount: chosen };
  }
  if (chosen !== null && chosen !== invoice.amountMsat) {
    const message = 'amount must not be specified when paying a non-zero amount invoice';
    return { ok: false, message };
  }
  return { ok: true, amount: invoice.amountMsat };
}

export function tooLargeMessage(available: Msat): string {
  return `Invoice too large :) Max balance: ${floorSat(available)}`;
}

/** As LND writes it: Go's time format, in UTC. */
export function expiredMessage(expiresAt: number): string {
  const time = new Date(expiresAt * 1000).toISOString().slice(0, 19).replace('T', ' ');
  return `invoice expired. Valid until ${time} +0000 UTC`;
}
