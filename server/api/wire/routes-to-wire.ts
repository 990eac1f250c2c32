import type { Complete } from '#core/lnpay/answers/field.ts';
import type { HopAnswer, RouteAnswer, RoutesAnswer } from '#core/lnpay/answers/routes.ts';
import { floorSat, ZERO_MSAT, type Msat } from '#core/money.ts';
import type { Route, RouteHop } from '#server/node/lightning-node.ts';

export function routesToWire(found: {
  routes: Route[];
  successProbability: number | null;
}): Complete<RoutesAnswer> {
  return {
    routes: found.routes.map(routeToWire),
    successProb: found.successProbability ?? undefined,
  };
}

function routeToWire(route: Route): Complete<RouteAnswer> {
  return {
    totalTimeLock: route.totalTimeLock,
    totalFees: satUnlessZero(route.totalFeesMsat),
    totalAmt: String(floorSat(route.totalAmtMsat)),
    hops: route.hops.map(hopToWire),
    totalFeesMsat: String(route.totalFeesMsat),
    totalAmtMsat: String(route.totalAmtMsat),
  };
}

function hopToWire(hop: RouteHop): Complete<HopAnswer> {
  return {
    chanId: hop.chanId,
    chanCapacity: String(hop.chanCapacitySat),
    amtToForward: String(floorSat(hop.amtToForwardMsat)),
    fee: satUnlessZero(hop.feeMsat),
    expiry: hop.expiry,
    amtToForwardMsat: String(hop.amtToForwardMsat),
    feeMsat: hop.feeMsat === ZERO_MSAT ? undefined : String(hop.feeMsat),
    pubKey: hop.pubkey,
    tlvPayload: true,
  };
}

function satUnlessZero(amount: Msat): string | undefined {
  const sat = floorSat(amount);
  return sat === 0 ? undefined : String(sat);
}
