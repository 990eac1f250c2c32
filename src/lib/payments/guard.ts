/** What is asked once before paying, because it is seldom meant. */
import type { Invoice } from '#core/invoice/invoice.ts';
import { shareFloor, type Msat } from '#core/money.ts';
import type { Activity } from './activity.ts';

export type Guard =
  /** The same payee was paid the same amount minutes ago. `at` in Unix milliseconds. */
  | { kind: 'again'; at: number }
  /** It takes most of what can be spent. */
  | { kind: 'most'; spendable: Msat };

const AGAIN_MS = 10 * 60_000;
const MOST_PPM = 800_000n;

interface Circumstances {
  invoice: Pick<Invoice, 'payee' | 'paymentHash'>;
  amount: Msat;
  /** Undefined while it is not known. */
  spendable: Msat | undefined;
  /** What is known of this wallet's payments. */
  activity: readonly Activity[];
  /** Unix milliseconds. */
  now: number;
}

export function findGuard({ invoice, amount, ...all }: Circumstances): Guard | null {
  const again = all.activity.find(
    (entry) =>
      entry.payee === invoice.payee &&
      entry.amount === amount &&
      entry.status !== 'failed' &&
      entry.status !== 'received' &&
      entry.paymentHash !== invoice.paymentHash &&
      all.now - entry.at < AGAIN_MS,
  );
  if (again) return { kind: 'again', at: again.at };
  if (all.spendable !== undefined && amount > shareFloor(all.spendable, MOST_PPM)) {
    return { kind: 'most', spendable: all.spendable };
  }
  return null;
}
