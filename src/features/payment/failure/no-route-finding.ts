/** Which of the two a "no route" is: a limit too low, or no path at all. */
import { msatFromSat, type Msat } from '#core/money.ts';
import type { RouteEstimate } from '#src/wallet/host/route-estimate.ts';

export type NoRouteFinding =
  | { kind: 'asking' }
  | { kind: 'limit-too-low'; fee: Msat }
  /** A route within the limit is known, and did not carry the payment. */
  | { kind: 'within-limit'; fee: Msat }
  | { kind: 'no-path' }
  /** The host cannot tell. */
  | { kind: 'unsaid' };

/** @param estimate a fresh one; null when the host could not be asked, undefined while it is */
export function noRouteFinding(
  estimate: RouteEstimate | null | undefined,
  limit: Msat,
): NoRouteFinding {
  if (estimate === undefined) return { kind: 'asking' };
  if (estimate === null || estimate.kind === 'none') return { kind: 'unsaid' };
  if (estimate.kind === 'no-path') return { kind: 'no-path' };
  const { fee } = estimate;
  return { kind: fee > limit ? 'limit-too-low' : 'within-limit', fee };
}

const SMALL_LIMIT = msatFromSat(10);

/** A share of a small payment is less than the base fee of any route; zero was meant as it is. */
export function needsFloor(finding: NoRouteFinding, limit: Msat): boolean {
  return finding.kind === 'limit-too-low' && limit > 0n && limit < SMALL_LIMIT;
}
