/** The payments this device has made, in IndexedDB. */
import type { PaymentHash } from '#core/hex.ts';
import type { PaymentState } from '#core/payment/payment-state.ts';
import type { LaterFacts } from '#core/payment/settled-payment.ts';
import { deviceDb } from '../device-db.ts';
import { completeRecord } from './complete-record.ts';
import { withState, type PaymentRecord, type UnreadableRecord } from './payment-record.ts';

export async function readPayment(paymentHash: PaymentHash): Promise<PaymentRecord | null> {
  const record = await (await deviceDb()).get('payments', paymentHash);
  return record && isReadable(record) ? record : null;
}

/** All payments, newest first. */
export async function readPayments(): Promise<PaymentRecord[]> {
  const oldestFirst = await (await deviceDb()).getAllFromIndex('payments', 'startedAt');
  return oldestFirst.filter(isReadable).toReversed();
}

function isReadable(record: PaymentRecord | UnreadableRecord): record is PaymentRecord {
  return record.state !== undefined;
}

/**
 * Writes the intent to pay, durably, before anything is sent. Refuses when this device already has
 * an attempt for the hash that has not failed: that one has to end first.
 * @throws when the device cannot write it, or cannot read what it has of this payment
 */
export async function beginPayment(
  intent: PaymentRecord,
): Promise<{ begun: boolean; record: PaymentRecord }> {
  const tx = (await deviceDb()).transaction('payments', 'readwrite', { durability: 'strict' });
  const existing = await tx.store.get(intent.paymentHash);
  if (existing && existing.state?.status !== 'failed') {
    await tx.done;
    if (!isReadable(existing)) throw new Error('the record of this payment cannot be read');
    return { begun: false, record: existing };
  }
  await Promise.all([tx.store.put(intent), tx.done]);
  return { begun: true, record: intent };
}

/**
 * Writes down what has become of an attempt and returns the payment as it is now. On a device that
 * cannot write, the outcome is known to this page only.
 */
export async function recordState(
  attempt: PaymentRecord,
  state: PaymentState,
): Promise<PaymentRecord> {
  try {
    const tx = (await deviceDb()).transaction('payments', 'readwrite', { durability: 'strict' });
    const record = await tx.store.get(attempt.paymentHash);
    const next = record && isReadable(record) ? withState(record, attempt, state) : null;
    await Promise.all([next && tx.store.put(next), tx.done]);
    return next ?? { ...attempt, state };
  } catch {
    return { ...attempt, state };
  }
}

/** Writes down what the host says of a settled payment only later. */
export async function recordLaterFacts(paymentHash: PaymentHash, later: LaterFacts): Promise<void> {
  const tx = (await deviceDb()).transaction('payments', 'readwrite');
  const record = await tx.store.get(paymentHash);
  const complete = record && isReadable(record) ? completeRecord(record, later) : null;
  await Promise.all([complete && tx.store.put(complete), tx.done]);
}
