/** What a person looks for in the history. */
import { isOpen, type Activity } from '#src/wallet/payments/activity.ts';
import { addMsat } from '#core/money.ts';
import { searcher, type Searchable } from '#core/search.ts';

export interface HistoryFilter {
  search: string;
  state: 'all' | 'open' | 'done' | 'failed';
  kind: Kind | 'all';
  /** Days as the device counts them, YYYY-MM-DD, both inclusive; empty for any. */
  from: string;
  to: string;
}

export type Kind = 'payment' | 'deposit' | 'transfer';

export const EVERYTHING: HistoryFilter = {
  search: '',
  state: 'all',
  kind: 'all',
  from: '',
  to: '',
};

/** How many things besides the search narrow the list. */
export function narrowing({ state, kind, from, to }: HistoryFilter): number {
  return [state !== 'all', kind !== 'all', from !== '', to !== ''].filter(Boolean).length;
}

export function kindOf({ type, status }: Activity): Kind {
  switch (type) {
    case 'ln_withdrawal':
      return 'payment';
    case 'ln_deposit':
      return 'deposit';
    case null:
      return status === 'received' ? 'deposit' : 'payment';
    default:
      return 'transfer';
  }
}

/** What a note is kept under. */
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
      (filter.kind === 'all' || kindOf(activity) === filter.kind) &&
      (filter.state === 'all' || stateOf(activity) === filter.state) &&
      finds(searchable(activity, notes.get(noteId(activity)) ?? '')),
  );
}

function stateOf(activity: Activity): 'open' | 'done' | 'failed' {
  if (isOpen(activity)) return 'open';
  return activity.status === 'failed' ? 'failed' : 'done';
}

/** Unix milliseconds of midnight at the device; null when the text is no day. */
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
