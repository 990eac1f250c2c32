/** The search and filter of the history. */
import { addMsat } from '#core/money.ts';
import { isOpen } from '#core/payment/payment-state.ts';
import { searcher, type Searchable } from '#core/search.ts';
import type { Activity } from '#src/wallet/payments/activity.ts';

export interface HistoryFilter {
  search: string;
  state: 'all' | 'open' | 'done' | 'failed';
  kind: KindGroup | 'all';
  /** Days in the device's time zone, YYYY-MM-DD, both inclusive; empty for any. */
  from: string;
  to: string;
}

/** A transfer is everything that is neither a payment nor a deposit. */
export type KindGroup = 'payment' | 'deposit' | 'transfer';

export const NO_FILTER: HistoryFilter = {
  search: '',
  state: 'all',
  kind: 'all',
  from: '',
  to: '',
};

/** How many filters are set, the search not counted. */
export function filterCount({ state, kind, from, to }: HistoryFilter): number {
  return [state !== 'all', kind !== 'all', from !== '', to !== ''].filter(Boolean).length;
}

export function groupOf({ kind }: Activity): KindGroup {
  return kind === 'payment' || kind === 'deposit' ? kind : 'transfer';
}

/** What a note is stored under. */
export function noteId({ paymentHash, lnTxId, id }: Activity): string {
  return paymentHash ?? lnTxId ?? id;
}

export function filterHistory(
  activities: readonly Activity[],
  filter: HistoryFilter,
  notes: ReadonlyMap<string, string>,
): Activity[] {
  const finds = searcher(filter.search);
  const from = startOfDay(filter.from, 0) ?? -Infinity;
  const before = startOfDay(filter.to, 1) ?? Infinity;
  return activities.filter(
    (activity) =>
      activity.at >= from &&
      activity.at < before &&
      (filter.kind === 'all' || groupOf(activity) === filter.kind) &&
      (filter.state === 'all' || stateOf(activity) === filter.state) &&
      finds(searchable(activity, notes.get(noteId(activity)) ?? '')),
  );
}

function stateOf({ status }: Activity): 'open' | 'done' | 'failed' {
  if (isOpen(status)) return 'open';
  return status === 'failed' ? 'failed' : 'done';
}

/** Midnight in the device's time zone, in Unix milliseconds; null when the text is no day. */
function startOfDay(day: string, later: number): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (!match) return null;
  return new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3]) + later).getTime();
}

function searchable(activity: Activity, note: string): Searchable {
  const { memo, payee, paymentHash, paymentRequest, id, lnTxId, amount, fee } = activity;
  return {
    texts: [memo, note],
    ids: [payee, paymentHash, paymentRequest, id, lnTxId],
    amounts: fee ? [amount, addMsat(amount, fee.charged)] : [amount],
  };
}
