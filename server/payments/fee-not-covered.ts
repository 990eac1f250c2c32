/** What a payment that found no route is answered when the wallet had too little left for a usual fee. */
import { finalFailure, lnpayWords } from '#core/lnpay/node-words.ts';
import { addMsat } from '#core/money.ts';
import { defaultFeeLimit } from '#core/payment/fee-limit.ts';
import type { Payment } from '#server/ledger/payment.ts';
import type { PayOutcome } from '#server/node/lightning-node.ts';

/**
 * The outcome of a payment whose caller named no fee limit. Where the default was lowered to what the
 * balance left and the node found no route, the words name the balance: of a limit the caller knows
 * nothing. Whether it was lowered is not stored, so what a later look-up finds keeps the node's words.
 */
export function nameLoweredLimit(
  { amount, feeLimit }: Pick<Payment, 'amount' | 'feeLimit'>,
  outcome: PayOutcome,
): PayOutcome {
  if (outcome.status !== 'failed' && outcome.status !== 'refused') return outcome;
  const usual = defaultFeeLimit(amount);
  if (feeLimit >= usual || finalFailure(outcome.reason)?.cause !== 'no-route') return outcome;
  return { ...outcome, reason: lnpayWords.feeNotCovered(feeLimit, addMsat(amount, usual)) };
}
