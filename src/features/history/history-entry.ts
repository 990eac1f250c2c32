/** A line of the history as a file has it. Amounts are decimal text: no reader rounds them. */
import { addMsat, satText } from '#core/money.ts';
import type { Activity } from '#src/wallet/payments/activity.ts';
import { kindOf, noteId } from './history-filter.ts';

export interface HistoryEntry {
  /** ISO 8601, UTC. */
  date: string;
  kind: string;
  status: string;
  direction: 'in' | 'out';
  description: string;
  note: string;
  amount_sat: string;
  amount_msat: string;
  /** What the wallet was charged for the network; empty where nobody knows. */
  fee_sat: string;
  fee_msat: string;
  total_sat: string;
  total_msat: string;
  payee: string;
  payment_hash: string;
  transaction_id: string;
  invoice: string;
}

export function historyEntry(activity: Activity, notes: ReadonlyMap<string, string>): HistoryEntry {
  const { amount, fee, status, memo, payee, paymentHash, paymentRequest } = activity;
  const total = fee ? addMsat(amount, fee.charged) : amount;
  return {
    date: new Date(activity.at).toISOString(),
    kind: kindOf(activity),
    status,
    direction: status === 'received' ? 'in' : 'out',
    description: memo ?? '',
    note: notes.get(noteId(activity)) ?? '',
    amount_sat: satText(amount),
    amount_msat: amount.toString(),
    fee_sat: fee ? satText(fee.charged) : '',
    fee_msat: fee ? fee.charged.toString() : '',
    total_sat: satText(total),
    total_msat: total.toString(),
    payee: payee ?? '',
    payment_hash: paymentHash ?? '',
    // A payment that the host has not listed goes by its hash alone.
    transaction_id: activity.id === paymentHash ? '' : activity.id,
    invoice: paymentRequest ?? '',
  };
}
