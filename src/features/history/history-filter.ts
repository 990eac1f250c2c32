/** What a person looks for in the history. */
import { isOpen, type Activity } from '#src/lib/payments/activity.ts';
import { satText } from '#core/money.ts';

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
      finds(activity, notes.get(noteId(activity)) ?? ''),
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

/** Every word has to be found somewhere; a number also finds the amounts that begin with it. */
function searcher(search: string): (activity: Activity, note: string) => boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return () => true;
  const joined = words.join('').replace(/[^\d.]/g, '');
  const number = joined === words.join('') ? joined : null;
  return (activity, note) => {
    if (number !== null && amountTexts(activity).some((text) => text.startsWith(number))) {
      return true;
    }
    const { memo, payee, paymentHash, paymentRequest, id, lnTxId } = activity;
    const text = [memo, note, payee, paymentHash, paymentRequest, id, lnTxId]
      .join('\n')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  };
}

function amountTexts({ amount, fee }: Activity): string[] {
  const total = fee ? amount + fee.charged : amount;
  return [satText(amount), amount.toString(), total.toString()];
}
