/** A payment between two wallets of this ledger: debit and credit in one transaction, without a fee. */
import type { Preimage } from '#core/hex.ts';
import { ZERO_MSAT } from '#core/money.ts';
import type { PaymentId } from './ids.ts';
import { settleInvoice } from './invoices.ts';
import type { Ledger } from './ledger.ts';
import { toOwnInvoice } from './rows.ts';
import { paymentIn, settleIn } from './finish-payment.ts';

export type InsideOutcome = 'settled' | 'already-paid';

/**
 * The invoice must have been closed at the node before, so that nobody can pay it over Lightning.
 * `already-paid`: the invoice has been settled in the meantime; no money has moved.
 */
export async function settleInside(
  ledger: Ledger,
  id: PaymentId,
  preimage: Preimage,
): Promise<InsideOutcome> {
  const outcome = await ledger.database.write(async (trx) => {
    const payment = await paymentIn(trx, id);
    if (payment.status !== 'submitting') throw new Error(`payment ${id} is not submitting`);
    const row = await trx
      .selectFrom('lntxs')
      .selectAll()
      .where('direction', '=', 'in')
      .where('payment_hash', '=', payment.paymentHash)
      .executeTakeFirstOrThrow();
    const invoice = toOwnInvoice(row);
    if (invoice.status === 'settled') return 'already-paid';
    await settleIn(trx, ledger, payment, { preimage, feeMsat: ZERO_MSAT });
    await settleInvoice(trx, ledger, invoice, {
      paymentHash: payment.paymentHash,
      preimage,
      amountMsat: payment.amount,
      by: 'inside',
    });
    ledger.faultPoint('mid-inside');
    return 'settled';
  });
  if (outcome === 'settled') ledger.faultPoint('after-inside');
  return outcome;
}
