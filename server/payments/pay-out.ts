/** Sends a reserved payment to the node, and applies what comes back. */
import { lndWords } from '#core/lnpay/node-words.ts';
import type { Payment } from '#server/ledger/payment.ts';
import { markPending } from '#server/ledger/payments.ts';
import type { PayOutcome } from '#server/node/lightning-node.ts';
import { askForPayment, inTime } from './ask-node.ts';
import { linkedAbort } from './linked-abort.ts';
import { applyPayOutcome, fail, failAsPaidBefore } from './outcome.ts';
import { inBackground, type PaymentContext } from './payment-context.ts';

/**
 * Never rejects. A payment that it leaves without an outcome is the reconciler's: a `submitting` one
 * surely never reached the node, a `pending` one is asked about.
 */
export async function payOut(
  context: PaymentContext,
  payment: Payment,
  paymentRequest: string,
): Promise<void> {
  await inBackground(context, `payment ${payment.id}`, async () => {
    const before = await stateBefore(context, payment);
    if (before === null) return;
    await markPending(context.ledger, payment.id, before);
    await applyPayOutcome(context, payment, await callNode(context, payment, paymentRequest));
  });
}

/**
 * A hash that the node has paid, or is paying, for somebody else must never be taken for this
 * payment's success. Asked before the call: from then on only this payment can be meant.
 * Null when there will be no call.
 */
async function stateBefore(
  context: PaymentContext,
  payment: Payment,
): Promise<'not-found' | 'failed' | null> {
  const known = await askForPayment(context, payment.paymentHash).catch(() => null);
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

/** Past the patience the node says what it knows so far; one that says nothing is not waited for. */
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
    return await inTime(context, outcome, settings.patienceMs + settings.questionMs);
  } catch (error) {
    return { status: 'unknown', detail: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(patience);
    waiting.release();
  }
}
