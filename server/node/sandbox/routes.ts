/** Routes and fees as LDK's path finder sees them from one node, in the shape LND answers. */
import {
  type Bolt11Invoice,
  NodeId,
  Option_f64Z_Some,
  Option_u64Z,
  type Path,
  PaymentParameters,
  type RecipientOnionFields,
  Result_C3Tuple_ThirtyTwoBytesRecipientOnionFieldsRouteParametersZNoneZ_OK,
  Result_NodeIdDecodeErrorZ_OK,
  Result_RouteLightningErrorZ_OK,
  type Route as LdkRoute,
  RouteParameters,
  UtilMethods,
} from 'lightningdevkit';
import { type NodePubkey, toNodePubkey } from '#core/hex.ts';
import { type Msat, msat } from '#core/money.ts';
import type { FeeEstimate, Route, RouteHop, RoutesAnswer } from '../lightning-node.ts';
import { amountOf } from './ldk/bolt11.ts';
import { bytesOf, hexOf } from './ldk/hex.ts';
import type { LdkNode } from './ldk/ldk-node.ts';
import type { Network } from './network.ts';

/** What LDK and LND ask of a payee that gave no invoice. */
const FINAL_CLTV_DELTA = 40;

const NO_PATH = 'unable to find a path to destination';

/** What LDK needs to pay an invoice, its route hints included. No fee limit is set. */
export function paymentParameters(
  invoice: Bolt11Invoice,
  amount: Msat,
): { onion: RecipientOnionFields; route: RouteParameters } {
  const read =
    amountOf(invoice) === null
      ? UtilMethods.constructor_payment_parameters_from_variable_amount_invoice(invoice, amount)
      : UtilMethods.constructor_payment_parameters_from_invoice(invoice);
  if (
    !(read instanceof Result_C3Tuple_ThirtyTwoBytesRecipientOnionFieldsRouteParametersZNoneZ_OK)
  ) {
    throw new Error('LDK has no parameters for an invoice it has read');
  }
  const route = read.res.get_c();
  route.set_max_total_routing_fee_msat(Option_u64Z.constructor_none());
  return { onion: read.res.get_b(), route };
}

/** One real path from the service's node to another, or the reason why not in LND's words. */
export function queryRoutes(network: Network, payee: NodePubkey, amount: Msat): RoutesAnswer {
  const node = network.node('service');
  const pubkey = bytesOf(payee);
  // LDK would panic at a key that is no point of the curve.
  const id = NodeId.constructor_from_slice(pubkey);
  if (!(id instanceof Result_NodeIdDecodeErrorZ_OK) || !id.res.as_pubkey().is_ok()) {
    return { ok: false, reason: NO_PATH };
  }
  if (amount > spendable(node)) return { ok: false, reason: 'insufficient local balance' };
  const payment = PaymentParameters.constructor_from_node_id(pubkey, FINAL_CLTV_DELTA);
  payment.set_max_path_count(1);
  const parameters = RouteParameters.constructor_from_payment_params_and_value(payment, amount);
  parameters.set_max_total_routing_fee_msat(Option_u64Z.constructor_none());
  const [path] = findRoute(node, parameters)?.get_paths() ?? [];
  if (!path) return { ok: false, reason: NO_PATH };
  return {
    ok: true,
    routes: [routeOf(path, network)],
    successProb: successProbability(node, [path]),
  };
}

/** What an invoice's cheapest route costs, route hints included. */
export function estimateFee(node: LdkNode, invoice: Bolt11Invoice, amount: Msat): FeeEstimate {
  const route = findRoute(node, paymentParameters(invoice, amount).route);
  if (!route) return { ok: false, reason: NO_PATH };
  return {
    ok: true,
    feeMsat: msat(route.get_total_fees()),
    successProbability: successProbability(node, route.get_paths()),
  };
}

/** What a node can pay with, the reserve of its channels excluded. */
export function spendable(node: LdkNode): bigint {
  const channels = node.manager.list_usable_channels();
  return channels.reduce((sum, channel) => sum + channel.get_outbound_capacity_msat(), 0n);
}

function findRoute(node: LdkNode, parameters: RouteParameters): LdkRoute | null {
  const found = UtilMethods.constructor_find_route(
    node.pubkey,
    parameters,
    node.graph,
    node.manager.list_usable_channels(),
    node.logger,
    node.scorer.as_ScoreLookUp(),
    node.scoring,
    new Uint8Array(32),
  );
  return found instanceof Result_RouteLightningErrorZ_OK ? found.res : null;
}

/**
 * LDK's path in LND's terms. LDK gives each hop the fee it takes and the time it adds; the last hop's
 * "fee" is the amount delivered. LND gives each hop what it passes on, and until when.
 */
function routeOf(path: Path, network: Network): Route {
  const hops = path.get_hops();
  const totalFees = path.fee_msat();
  const delivered = path.final_value_msat();
  const totalTimeLock = hops.reduce(
    (sum, hop) => sum + hop.get_cltv_expiry_delta(),
    network.chain.tip.height,
  );
  let toForward = delivered + totalFees;
  let expiry = totalTimeLock;
  const routeHops = hops.map((hop, index): RouteHop => {
    const isLast = index === hops.length - 1;
    const fee = isLast ? 0n : hop.get_fee_msat();
    toForward -= fee;
    if (!isLast) expiry -= hop.get_cltv_expiry_delta();
    const shortChannelId = hop.get_short_channel_id();
    return {
      chanId: shortChannelId.toString(),
      chanCapacitySat: network.capacityOf(shortChannelId),
      amtToForwardMsat: msat(toForward),
      feeMsat: msat(fee),
      expiry,
      pubkey: toNodePubkey(hexOf(hop.get_pubkey())),
    };
  });
  return {
    totalTimeLock,
    totalAmtMsat: msat(delivered + totalFees),
    totalFeesMsat: msat(totalFees),
    hops: routeHops,
  };
}

/**
 * The scorer's estimate for all hops together, null where it knows nothing. The first hop is our own
 * channel, whose balance we know.
 */
function successProbability(node: LdkNode, paths: Path[]): number | null {
  let probability = 1;
  for (const path of paths) {
    let amount = path.final_value_msat();
    for (const hop of path.get_hops().toReversed()) {
      const target = NodeId.constructor_from_pubkey(hop.get_pubkey());
      const estimate = node.scorer.historical_estimated_payment_success_probability(
        hop.get_short_channel_id(),
        target,
        amount,
        node.scoring,
        true,
      );
      if (!(estimate instanceof Option_f64Z_Some)) return null;
      probability *= estimate.some;
      amount += hop.get_fee_msat();
    }
  }
  return probability;
}
