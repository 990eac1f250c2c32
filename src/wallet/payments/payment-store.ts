/** The payments this device has made, in IndexedDB. */
import type { PaymentHash } from '#core/hex.ts';
import { deviceDb } from '../device-db.ts';
import {
  isFinal,
  isSameAttempt,
  type PaymentProgress,
  type PaymentRecord,
} from './payment-record.ts';

export async function readPayment(paymentHash: PaymentHash): Promise<PaymentRecord | null> {
  return (await (await deviceDb()).get('payments', paymentHash)) ?? null;
}

/** All payments, newest first. */
export async function readPayments(): Promise<PaymentRecord[]> {
  const oldestFirst = await (await deviceDb()).getAllFromIndex('payments', 'startedAt');
  return oldestFirst.toReversed();
}

/**
 * Writes the intent to pay, durably, before anything is sent. Refuses when this device already has
 * an attempt for the hash that has not failed: that one has to end first.
 */
export async function beginPayment(
  record: PaymentRecord,
): Promise<{ begun: boolean; record: PaymentRecord }> {
  const tx = (await deviceDb()).transaction('payments', 'readwrite', { durability: 'strict' });
  const existing = await tx.store.get(record.paymentHash);
  if (existing && existing.progress.status !== 'failed') {
    await tx.done;
    return { begun: false, record: existing };
  }
  await Promise.all([tx.store.put(record), tx.done]);
  return { begun: true, record };
}

/**
 * Records what has become of an attempt and returns what now stands. What is settled stays settled;
 * a failure gives way only to a settlement, since a host may learn the truth late. A settlement is
 * taken whichever attempt it is of: the hash is paid, and can be paid only once.
 */
export async function recordProgress(
  attempt: PaymentRecord,
  progress: PaymentProgress,
): Promise<PaymentRecord | null> {
  const tx = (await deviceDb()).transaction('payments', 'readwrite', { durability: 'strict' });
  const record = await tx.store.get(attempt.paymentHash);
  if (!record) {
    await tx.done;
    return null;
  }
  const kept =
    progress.status !== 'settled' && (isFinal(record.progress) || !isSameAttempt(record, attempt));
  const next = kept || record.progress.status === 'settled' ? record : { ...record, progress };
  await Promise.all([tx.store.put(next), tx.done]);
  return next;
}
