/** Submits a reserved payment to the node, and applies the outcome. */
import { lndWords } from '#core/lnpay/node-words.ts';
import type { Payment } from '#server/ledger/payment.ts';
import { markPending } from '#server/ledger/payments.ts';
import type { PayOutcome } from '#server/node/lightning-node.ts';
import { lookUpPayment, withTimeout } from './look-up.ts';
import { linkedAbort } from './linked-abort.ts';
import { nameLoweredLimit } from './fee-not-covered.ts';
import { applyOutcome, fail, failAsPaidBefore } from './apply-outcome.ts';
import { inBackground, type PaymentContext } from './payment-context.ts';

/**
 * Never rejects. A payment that it leaves without an outcome is the reconciler's: a `submitting` one
 * surely never reached the node, a `pending` one is asked about.
 * @param isDefaultLimit the caller named no fee limit
 */
export async function submitPayment(
  context: PaymentContext,
  payment: Payment,
  paymentRequest: string,
  isDefaultLimit: boolean,
): Promise<void> {
  await inBackground(context, `payment ${payment.id}`, async () => {
    const before = await statusBefore(context, payment);
    if (before === null) return;
    await markPending(context.ledger, payment.id, before);
    const outcome = await callNode(context, payment, paymentRequest);
    await applyOutcome(
      context,
      payment,
      isDefaultLimit ? nameLoweredLimit(payment, outcome) : outcome,
    );
  });
}

/**
 * What the node knows of the hash before the call. One that it has paid, or is paying, for somebody
 * else must never be taken for this payment's success; after the call only this payment can be meant.
 * Null when the payment has failed here and there will be no call.
 */
async function statusBefore(
  context: PaymentContext,
  payment: Payment,
): Promise<'not-found' | 'failed' | null> {
  const known = await lookUpPayment(context, payment.paymentHash).catch(() => null);
  switch (known?.status) {
    case 'not-found':
    case 'failed':
      return known.status;
    case 'pending':
      await fail(context, payment, 'never-sent', lndWords.inTransition);
      return null;
    case 'settled':
      await failAsPaidBefore(context, payment, known);
      return null;
    case undefined:
      await fail(context, payment, 'never-sent', lndWords.notInitiated);
      return null;
  }
}

/** When patience ends, the node answers with what it knows so far; if it does not answer, nor is it waited for. */
async function callNode(
  context: PaymentContext,
  payment: Payment,
  paymentRequest: string,
): Promise<PayOutcome> {
  const { node, settings, closing } = context;
  const waiting = linkedAbort(closing.signal);
  const patience = setTimeout(waiting.abort, settings.patienceMs);
  const request = {
    paymentRequest,
    paymentHash: payment.paymentHash,
    amountMsat: payment.amount,
    feeLimitMsat: payment.feeLimit,
  };
  try {
    const outcome = node.pay(request, waiting.signal);
    return await withTimeout(context, outcome, settings.patienceMs + settings.questionMs);
  } catch (error) {
    return { status: 'unknown', detail: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(patience);
    waiting.release();
  }
}
