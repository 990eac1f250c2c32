/** LND's message about a payment, as `send`, `track` and the stream of all payments carry it. */
import * as v from 'valibot';
import type { PaymentHash } from '#core/hex.ts';
import type { FinalPayment } from '../lightning-node.ts';
import { hexHash, hexPreimage, msatText } from './fields.ts';
import { readAnswer } from './read-answer.ts';

/**
 * Only `status` decides: while IN_FLIGHT there can be a failure reason, of an attempt, and
 * SUCCEEDED carries FAILURE_REASON_TIMEOUT when it came late. LND says FAILED only once no HTLC
 * is in flight.
 */
const statusSchema = v.variant('status', [
  v.object({ status: v.picklist(['INITIATED', 'IN_FLIGHT']), payment_hash: hexHash }),
  v.object({
    status: v.literal('SUCCEEDED'),
    payment_hash: hexHash,
    payment_preimage: hexPreimage,
    fee_msat: msatText,
  }),
  v.object({
    status: v.literal('FAILED'),
    payment_hash: hexHash,
    failure_reason: v.pipe(v.string(), v.regex(/^FAILURE_REASON_(?!NONE$)[A-Z_]+$/)),
  }),
]);

const lineSchema = v.object({ result: statusSchema });

export interface LndPayment {
  paymentHash: PaymentHash;
  state: FinalPayment | { status: 'pending' };
}

/** @throws LndProblem for a line that is none of LND's */
export function readPaymentLine(line: unknown): LndPayment {
  const payment = readAnswer(lineSchema, line, 'a payment').result;
  return { paymentHash: payment.payment_hash, state: toState(payment) };
}

function toState(payment: v.InferOutput<typeof statusSchema>): LndPayment['state'] {
  switch (payment.status) {
    case 'INITIATED':
    case 'IN_FLIGHT':
      return { status: 'pending' };
    case 'SUCCEEDED':
      return {
        status: 'settled',
        preimage: payment.payment_preimage,
        feeMsat: payment.fee_msat,
      };
    case 'FAILED':
      return { status: 'failed', reason: payment.failure_reason };
  }
}
