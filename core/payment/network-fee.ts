/**
 * What the network charged for a payment. LNPay lists it as a transaction of its own, in whole sat;
 * newer hosts also give the exact fee with the payment.
 */
import { ceilToSat, type Msat } from '../money.ts';

export interface NetworkFee {
  /** What the route cost, in msat; null where the host only lists whole sat. */
  exact: Msat | null;
  /** What left the wallet for it, in msat. */
  charged: Msat;
}

/**
 * @param exact what the host says that the route cost, null if it does not
 * @param listed what the host lists as a transaction of its own, null if it does not
 * @returns null when the host has said neither
 */
export function networkFee(exact: Msat | null, listed: Msat | null): NetworkFee | null {
  if (listed !== null) return { exact, charged: listed };
  return exact === null ? null : { exact, charged: ceilToSat(exact) };
}
