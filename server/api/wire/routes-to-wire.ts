import { floorSat, ZERO_MSAT, type Msat } from '#core/money.ts';
import type { Route, RouteHop } from '#server/node/lightning-node.ts';

/**
 * LND's QueryRoutes in protobuf's JSON, as LNPay passes it on: 64-bit numbers are strings. LNPay
 * leaves out what is zero or unset; so do we, save for the fields that its documentation shows.
 */
export function routesToWire(found: { routes: Route[]; successProbability: number | null }) {
  return {
    routes: found.routes.map(routeToWire),
    ...(found.successProbability === null ? {} : { successProb: found.successProbability }),
  };
}

function routeToWire(route: Route) {
  return {
    totalTimeLock: route.totalTimeLock,
    ...satUnlessZero('totalFees', route.totalFeesMsat),
    totalAmt: String(floorSat(route.totalAmtMsat)),
    hops: route.hops.map(hopToWire),
    totalFeesMsat: String(route.totalFeesMsat),
    totalAmtMsat: String(route.totalAmtMsat),
  };
}

function hopToWire(hop: RouteHop) {
  return {
    chanId: hop.chanId,
    chanCapacity: String(hop.chanCapacitySat),
    amtToForward: String(floorSat(hop.amtToForwardMsat)),
    ...satUnlessZero('fee', hop.feeMsat),
    expiry: hop.expiry,
    amtToForwardMsat: String(hop.amtToForwardMsat),
    ...(hop.feeMsat === ZERO_MSAT ? {} : { feeMsat: String(hop.feeMsat) }),
    pubKey: hop.pubkey,
    tlvPayload: true,
  };
}

function satUnlessZero(name: 'totalFees' | 'fee', amount: Msat): Record<string, string> {
  const sat = floorSat(amount);
  return sat === 0 ? {} : { [name]: String(sat) };
}
