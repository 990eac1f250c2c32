/** Pays an invoice of one of our own wallets, without the network. */
import { lndWords, lnpayWords } from '#core/lnpay/node-words.ts';
import type { Payment } from '#server/ledger/payment.ts';
import { settleInside } from '#server/ledger/settle-inside.ts';
import { withTimeout } from './look-up.ts';
import { applyInvoiceState } from './deposits.ts';
import { fail } from './apply-outcome.ts';
import { inBackground, type PaymentContext } from './payment-context.ts';

/**
 * The node closes the invoice first, so that nobody can pay it over Lightning as well. Never rejects:
 * until the ledger's own transaction no money has moved, so any error ends in a refusal.
 */
export async function payInside(
  context: PaymentContext,
  payment: Payment,
  expiresAt: number,
): Promise<void> {
  await inBackground(context, `payment ${payment.id} inside the ledger`, async () => {
    const refusal = await settleOrRefuse(context, payment, expiresAt);
    if (refusal !== null) await fail(context, payment, 'never-sent', refusal);
  });
}

async function settleOrRefuse(
  context: PaymentContext,
  payment: Payment,
  expiresAt: number,
): Promise<string | null> {
  const closed = await withTimeout(context, context.node.cancelInvoice(payment.paymentHash)).catch(
    () => null,
  );
  switch (closed?.status) {
    case 'canceled': {
      const outcome = await settleInside(context.ledger, payment.id, closed.preimage);
      if (outcome === 'already-paid') return lndWords.alreadyPaid;
      context.waiters.notify(payment.paymentHash);
      context.waiters.notify(payment.id);
      return null;
    }
    case 'settled':
      await applyInvoiceState(context, payment.paymentHash, closed);
      return lndWords.alreadyPaid;
    case 'expired':
      return lndWords.expired(expiresAt);
    case 'not-found':
      return lndWords.incorrectPaymentDetails;
    case undefined:
      return lnpayWords.walletBusy;
  }
}
