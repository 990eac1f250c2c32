/** Sends a reserved payment to the node, and applies what comes back. */
import { markSubmitted } from '#server/ledger/attempts.ts';
import type { PaymentRow } from '#server/ledger/schema.ts';
import type { PayOutcome } from '#server/node/lightning-node.ts';
import { applyPayOutcome } from './outcome.ts';
import { inBackground, type PaymentContext } from './payment-context.ts';

/**
 * Never rejects. A payment that it leaves without an outcome is the reconciler's: `reserved` surely
 * never reached the node, `submitted` is asked about.
 */
export async function payOut(
  context: PaymentContext,
  payment: PaymentRow,
  paymentRequest: string,
): Promise<void> {
  await inBackground(context, `payment ${payment.id}`, async () => {
    await markSubmitted(context.ledger, payment.id);
    await applyPayOutcome(context, payment, await callNode(context, payment, paymentRequest));
  });
}

async function callNode(
  { node, settings, closing }: PaymentContext,
  payment: PaymentRow,
  paymentRequest: string,
): Promise<PayOutcome> {
  const waiting = AbortSignal.any([AbortSignal.timeout(settings.patienceMs), closing.signal]);
  const request = {
    paymentRequest,
    paymentHash: payment.payment_hash,
    amountMsat: payment.amount_msat,
    feeLimitMsat: payment.fee_limit_msat,
  };
  try {
    return await node.pay(request, waiting);
  } catch (error) {
    return { state: 'unknown', detail: error instanceof Error ? error.message : String(error) };
  }
}
