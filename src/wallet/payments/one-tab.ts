/** One attempt at a payment at a time, over all tabs of this browser (Web Locks). */
import type { PaymentHash } from '#core/hex.ts';
import { NotSent } from './not-sent.ts';

/**
 * Runs `work` unless another tab is at it: then `elsewhere`, at once and again when that tab is done.
 * The browser drops the lock with its tab. Where there are no locks the device's database, which
 * takes one attempt at a time as well, is left to decide.
 * @throws NotSent when the other tab left nothing.
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
