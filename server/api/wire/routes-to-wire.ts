import type { Route, RouteHop } from '#server/node/lightning-node.ts';
import { floorSat } from '#core/money.ts';

/** LND's QueryRoutes in protobuf's JSON, as LNPay passes it on: 64-bit numbers are strings. */
export function routesToWire(found: { routes: Route[]; successProb: number | null }) {
  return { routes: found.routes.map(routeToWire), successProb: found.successProb };
}

function routeToWire(route: Route) {
  return {
    totalTimeLock: route.totalTimeLock,
    totalFees: String(floorSat(route.totalFeesMsat)),
    totalAmt: String(floorSat(route.totalAmtMsat)),
    totalFeesMsat: String(route.totalFeesMsat),
    totalAmtMsat: String(route.totalAmtMsat),
    hops: route.hops.map(hopToWire),
  };
}

function hopToWire(hop: RouteHop) {
  return {
    chanId: hop.chanId,
    chanCapacity: String(hop.chanCapacitySat),
    amtToForward: String(floorSat(hop.amtToForwardMsat)),
    fee: String(floorSat(hop.feeMsat)),
    expiry: hop.expiry,
    amtToForwardMsat: String(hop.amtToForwardMsat),
    feeMsat: String(hop.feeMsat),
    pubKey: hop.pubkey,
    tlvPayload: true,
  };
}
