/** What is asked once before paying, because it is seldom meant. */
import type { PaymentHash } from '../hex.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { shareFloor, type Msat } from '../money.ts';
import { isOpen, type PaymentStatus } from './payment-state.ts';

export type Guard =
  /** A payment of this amount to the same payee is not decided. The hash where it has a page. */
  | { kind: 'open'; paymentHash: PaymentHash | null }
  /** The same payee was paid the same amount minutes ago. `at` in Unix milliseconds. */
  | { kind: 'again'; at: number }
  /** It takes most of what can be spent. */
  | { kind: 'most'; spendable: Msat };

/** What is known of another payment of the same wallet. */
export interface EarlierPayment {
  status: PaymentStatus;
  paymentHash: PaymentHash | null;
  payee: string | null;
  amount: Msat;
  /** Unix milliseconds. */
  at: number;
}

const AGAIN_MS = 10 * 60_000;
const MOST_PPM = 800_000n;

interface Circumstances {
  invoice: Pick<Invoice, 'payee' | 'paymentHash'>;
  amount: Msat;
  /** Undefined while it is not known. */
  spendable: Msat | undefined;
  /** What left this wallet before. */
  earlier: readonly EarlierPayment[];
  /** Those that this device made, with the time by its own clock, in Unix milliseconds. */
  records: readonly { paymentHash: PaymentHash; startedAt: number }[];
  /** Unix milliseconds. */
  now: number;
}

/** Null when nothing has to be asked. */
export function findGuard({ invoice, amount, ...all }: Circumstances): Guard | null {
  const same = all.earlier.filter(
    (entry) =>
      entry.payee === invoice.payee &&
      entry.amount === amount &&
      entry.status !== 'failed' &&
      entry.paymentHash !== invoice.paymentHash,
  );
  // It may still go through, however old it is.
  const open = same.find(({ status }) => isOpen(status));
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
