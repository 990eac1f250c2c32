/** One attempt at a payment at a time, over all tabs of this browser (Web Locks). */
import type { PaymentHash } from '#core/hex.ts';
import { NotSent } from './not-sent.ts';

/**
 * Runs `work` unless another tab is running it: then `elsewhere`, at once and, while that finds
 * nothing, again when that tab is done. The browser drops the lock with its tab. Without Web Locks
 * the device's database decides, which takes one attempt at a time as well.
 * @throws NotSent when the other tab began nothing.
 */
export async function inOneTab<T>(
  paymentHash: PaymentHash,
  work: () => Promise<T>,
  elsewhere: () => Promise<T | null>,
): Promise<T> {
  if (!('locks' in navigator)) return work();
  const name = `pay ${paymentHash}`;
  const done = await navigator.locks.request(name, { ifAvailable: true }, async (lock) =>
    lock === null ? null : { value: await work() },
  );
  if (done) return done.value;
  const found = (await elsewhere()) ?? (await navigator.locks.request(name, () => elsewhere()));
  if (found === null) throw new NotSent('other-tab');
  return found;
}
