/** Why a node found no route: the fee limit was too low, or there is no path at all. */
import { msatFromSat, type Msat } from '#core/money.ts';
import type { RouteEstimate } from '#src/wallet/host/route-estimate.ts';

export type NoRouteCause =
  | { kind: 'asking' }
  | { kind: 'limit-too-low'; fee: Msat }
  /** A route within the limit is known, and did not carry the payment. */
  | { kind: 'within-limit'; fee: Msat }
  | { kind: 'no-path' }
  /** The host cannot say. */
  | { kind: 'unknown' };

/** @param estimate made after the failure; null when the host could not be asked, undefined while it is */
export function noRouteCause(
  estimate: RouteEstimate | null | undefined,
  limit: Msat,
): NoRouteCause {
  if (estimate === undefined) return { kind: 'asking' };
  if (estimate === null || estimate.kind === 'none') return { kind: 'unknown' };
  if (estimate.kind === 'no-path') return { kind: 'no-path' };
  const { fee } = estimate;
  return { kind: fee > limit ? 'limit-too-low' : 'within-limit', fee };
}

const SMALL_LIMIT = msatFromSat(10);

/** A percentage of a small payment can be less than any route's base fee. A limit of zero was chosen as such. */
export function needsFloor(cause: NoRouteCause, limit: Msat): boolean {
  return cause.kind === 'limit-too-low' && limit > 0n && limit < SMALL_LIMIT;
}
