/** What fee limit to offer when the present one found no route. The payer decides; nothing is raised by itself. */
import { ceilToSat, maxMsat, msatFromSat, shareCeil, type Msat } from '../money.ts';

/** Fees move between an estimate and the payment. */
const HEADROOM_PPM = 1_100_000n;
const DOUBLE_PPM = 2_000_000n;
/** Most routes cost less than one percent. */
const USUAL_FEE_PPM = 10_000n;
const LEAST_RAISE = msatFromSat(10);

/**
 * A limit above `limit`, in whole sat: the estimate and a tenth more where it is known and above the
 * limit; else twice the limit, and at least 10 sat and 1 % of the amount.
 */
export function raisedFeeLimit(limit: Msat, amount: Msat, estimate: Msat | null): Msat {
  if (estimate !== null && estimate > limit) return ceilToSat(shareCeil(estimate, HEADROOM_PPM));
  const doubled = shareCeil(limit, DOUBLE_PPM);
  const usual = shareCeil(amount, USUAL_FEE_PPM);
  return ceilToSat(maxMsat(LEAST_RAISE, maxMsat(doubled, usual)));
}
