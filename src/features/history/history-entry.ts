/** One entry of the history in an exported file. Amounts are decimal text, so that no reader rounds them. */
import { addMsat, satText } from '#core/money.ts';
import type { Activity } from '#src/wallet/payments/activity.ts';
import { groupOf, noteId } from './history-filter.ts';

export interface HistoryEntry {
  /** ISO 8601, UTC. */
  date: string;
  kind: string;
  status: 'paid' | 'received' | 'failed' | 'on-its-way' | 'unknown';
  direction: 'in' | 'out';
  description: string;
  note: string;
  amount_sat: string;
  amount_msat: string;
  /** The network fee charged to the wallet; empty where it is not known. */
  fee_sat: string;
  fee_msat: string;
  total_sat: string;
  total_msat: string;
  payee: string;
  payment_hash: string;
  transaction_id: string;
  invoice: string;
}

/** Part of the file format, which spreadsheets may rely on. */
const FILE_STATUS = {
  submitting: 'on-its-way',
  pending: 'on-its-way',
  unknown: 'unknown',
  settled: 'paid',
  failed: 'failed',
} satisfies Record<Activity['status'], HistoryEntry['status']>;

export function historyEntry(activity: Activity, notes: ReadonlyMap<string, string>): HistoryEntry {
  const { amount, fee, direction, memo, payee, paymentHash, paymentRequest } = activity;
  const total = fee ? addMsat(amount, fee.charged) : amount;
  return {
    date: new Date(activity.at).toISOString(),
    kind: groupOf(activity),
    status: direction === 'in' ? 'received' : FILE_STATUS[activity.status],
    direction,
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
    // A payment that the host has not listed has no id but its hash.
    transaction_id: activity.id === paymentHash ? '' : activity.id,
    invoice: paymentRequest ?? '',
  };
}
