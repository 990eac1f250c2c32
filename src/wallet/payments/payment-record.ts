/**
 * A payment as this device knows it. The record is written before the request leaves, so that a
 * reload, a closed tab or a dead battery cannot make the wallet forget that it asked.
 */
import type { NodePubkey, PaymentHash } from '#core/hex.ts';
import type { Msat } from '#core/money.ts';
import { isDecided, type PaymentState } from '#core/payment/payment-state.ts';
import type { Connection } from '../connection/connection.ts';

export interface PaymentRecord {
  paymentHash: PaymentHash;
  paymentRequest: string;
  payee: NodePubkey;
  /** Null when the invoice gives only the hash of its description. */
  memo: string | null;
  host: string;
  /** The wallet that pays; only its own host and keys can say what became of the payment. */
  walletId: string;
  amountMsat: Msat;
  feeLimitMsat: Msat;
  /** Unix milliseconds, by this device's clock. */
  startedAt: number;
  /** The name of this attempt, where the host takes one. */
  idempotencyKey?: string;
  state: PaymentState;
}

/** A record of an earlier release that this one cannot read. It stays where it is. */
export interface UnreadableRecord {
  paymentHash: PaymentHash;
  state?: undefined;
}

/** A retry is another attempt: what becomes of the first must not be written down as its end. */
export function isSameAttempt(a: PaymentRecord, b: PaymentRecord): boolean {
  return a.startedAt === b.startedAt && a.idempotencyKey === b.idempotencyKey;
}

/**
 * The record once something has become of an attempt. What is settled stays settled; a failure gives
 * way only to a settlement, since a host may learn the truth late. A settlement is taken whichever
 * attempt it is of: the hash is paid, and can be paid only once.
 */
export function withState(
  record: PaymentRecord,
  attempt: PaymentRecord,
  state: PaymentState,
): PaymentRecord {
  const mayBe =
    state.status === 'settled'
      ? record.state.status !== 'settled'
      : !isDecided(record.state) && isSameAttempt(record, attempt);
  return mayBe ? { ...record, state } : record;
}

/** Another wallet's host or keys know nothing of a payment, and must not be asked. */
export function isOf(connection: Connection, record: PaymentRecord): boolean {
  return record.host === connection.host && record.walletId === connection.walletId;
}

/** Between a tap and a clock on the screen that ticks once a second. */
const CLOCK_SLACK_MS = 5_000;

/**
 * In milliseconds. A start in the future means that this device's clock was set back meanwhile: then
 * the age is not known, and the payment counts as old.
 */
export function ageOf({ startedAt }: PaymentRecord, now: number): number {
  const age = now - startedAt;
  return age < -CLOCK_SLACK_MS ? Infinity : Math.max(0, age);
}

/** Longer than this the device was asleep or asking, and the time says nothing about the payment. */
const SEEN_THROUGHOUT_MS = 60_000;

/** From tap to settlement in milliseconds; null where this device did not see it through. */
export function tookMs({ state, startedAt }: PaymentRecord): number | null {
  if (state.status !== 'settled') return null;
  const took = state.at - startedAt;
  return took >= 0 && took < SEEN_THROUGHOUT_MS ? took : null;
}
