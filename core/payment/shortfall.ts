/** Whether a wallet's money covers a payment and its fee limit, and what is missing if not. */
import { worstCase } from './fee-limit.ts';
import { floorSat, msatFromSat, subtractMsat, type Msat } from '../money.ts';

export type Shortfall =
  | { kind: 'amount'; missing: Msat }
  /** The amount fits, but not with the fee limit. `lowerTo` is the highest limit that fits. */
  | { kind: 'fee-room'; missing: Msat; lowerTo: Msat };

/** Null when the money covers the worst case. */
export function shortfall(amount: Msat, feeLimit: Msat, spendable: Msat): Shortfall | null {
  if (amount > spendable) {
    return { kind: 'amount', missing: subtractMsat(worstCase(amount, feeLimit), spendable) };
  }
  const worst = worstCase(amount, feeLimit);
  if (worst <= spendable) return null;
  return {
    kind: 'fee-room',
    missing: subtractMsat(worst, spendable),
    lowerTo: msatFromSat(floorSat(subtractMsat(spendable, amount))),
  };
}
