import { withLaterFacts, type LaterFacts } from '#core/payment/settled-payment.ts';
import type { PaymentRecord } from './payment-record.ts';

/**
 * The record with what the host says only later: a plain LNPay host may list the proof and the fee
 * after the payment. Null unless it is settled and something is added.
 */
export function completeRecord(record: PaymentRecord, later: LaterFacts): PaymentRecord | null {
  const { state } = record;
  if (state.status !== 'settled') return null;
  const settlement = withLaterFacts(state.settlement, later);
  return settlement === state.settlement ? null : { ...record, state: { ...state, settlement } };
}
