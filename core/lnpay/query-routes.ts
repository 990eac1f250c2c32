/**
 * LNPay's QueryRoutes, as far as an estimate needs it: LND's answer in protobuf's JSON, where 64-bit
 * numbers are strings and zeros are left out.
 */
import * as v from 'valibot';
import { msat, type Msat } from '../money.ts';
import type { RouteAnswer, RoutesAnswer } from './answers/routes.ts';
import { reads, unread } from './reads.ts';

const wireMsat = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,16}$/), v.transform(Number))]),
  v.safeInteger(),
  v.minValue(0),
);

const routeSchema = reads<RouteAnswer>()({
  totalTimeLock: unread,
  totalFees: unread,
  totalAmt: unread,
  hops: unread,
  totalFeesMsat: v.nullish(wireMsat, 0),
  totalAmtMsat: unread,
});

export const queryRoutesSchema = reads<RoutesAnswer>()({
  routes: v.nullish(v.array(routeSchema), []),
  successProb: v.nullish(v.number()),
});
export type QueryRoutes = v.InferOutput<typeof queryRoutesSchema>;

/** The cheapest route's fee; null when there is none. */
export function cheapestFee({ routes }: QueryRoutes): Msat | null {
  const fees = routes.map(({ totalFeesMsat }) => totalFeesMsat);
  return fees.length === 0 ? null : msat(Math.min(...fees));
}
