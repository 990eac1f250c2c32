/** What is asked once before paying, because it is seldom meant. */
import type { Invoice } from '#core/invoice/invoice.ts';
import { shareFloor, type Msat } from '#core/money.ts';
import type { PaymentHash } from '#core/hex.ts';
import { isOpen, type Activity } from './activity.ts';
import type { PaymentRecord } from './payment-record.ts';

export type Guard =
  /** A payment of this amount to the same payee is not decided. The hash where it has a page. */
  | { kind: 'open'; paymentHash: PaymentHash | null }
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
  /** Those that this device made: when, it knows by its own clock. */
  records: readonly Pick<PaymentRecord, 'paymentHash' | 'startedAt'>[];
  /** Unix milliseconds. */
  now: number;
}

export function findGuard({ invoice, amount, ...all }: Circumstances): Guard | null {
  const same = all.activity.filter(
    (entry) =>
      entry.payee === invoice.payee &&
      entry.amount === amount &&
      entry.status !== 'failed' &&
      entry.status !== 'received' &&
      entry.paymentHash !== invoice.paymentHash,
  );
  // It may still go through, however old it is.
  const open = same.find(isOpen);
  if (open) return { kind: 'open', paymentHash: open.paymentHash };
  const begun = new Map(all.records.map((record) => [record.paymentHash, record.startedAt]));
  const latest = Math.max(
    ...same.map(({ paymentHash, at }) => (paymentHash && begun.get(paymentHash)) ?? at),
  );
  if (all.now - latest < AGAIN_MS) return { kind: 'again', at: latest };
  if (all.spendable !== undefined && amount > shareFloor(all.spendable, MOST_PPM)) {
    return { kind: 'most', spendable: all.spendable };
  }
  return null;
}
