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
  type RouteHop,
  RouteParameters,
  UtilMethods,
} from 'lightningdevkit';
import { type NodePubkey, toNodePubkey } from '#core/hex.ts';
import { lndWords } from '#core/lnpay/node-words.ts';
import { type Msat, msat } from '#core/money.ts';
import type { FeeEstimate, Route, RoutesAnswer } from '../../lightning-node.ts';
import { amountOf } from '../ldk/bolt11.ts';
import { bytesOf, hexOf } from '../ldk/hex.ts';
import type { LdkNode } from '../ldk/ldk-node.ts';
import type { LdkNetwork } from './ldk-network.ts';

/** What LDK and LND ask of a payee that gave no invoice. */
const FINAL_CLTV_DELTA = 40;

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
export function queryRoutes(network: LdkNetwork, payee: NodePubkey, amount: Msat): RoutesAnswer {
  const node = network.node('service');
  const pubkey = bytesOf(payee);
  // LDK would panic at a key that is no point of the curve.
  const id = NodeId.constructor_from_slice(pubkey);
  if (!(id instanceof Result_NodeIdDecodeErrorZ_OK) || !id.res.as_pubkey().is_ok()) {
    return { kind: 'none', reason: lndWords.noPath };
  }
  if (amount > spendable(node)) return { kind: 'none', reason: lndWords.insufficientLocalBalance };
  const payment = PaymentParameters.constructor_from_node_id(pubkey, FINAL_CLTV_DELTA);
  payment.set_max_path_count(1);
  const parameters = RouteParameters.constructor_from_payment_params_and_value(payment, amount);
  parameters.set_max_total_routing_fee_msat(Option_u64Z.constructor_none());
  const [path] = findRoute(node, parameters)?.get_paths() ?? [];
  if (!path) return { kind: 'none', reason: lndWords.noPath };
  return {
    kind: 'routes',
    routes: [routeOf(path, network)],
    successProbability: successProbability(node, [path]),
  };
}

/** What an invoice's cheapest route costs, route hints included. */
export function estimateFee(node: LdkNode, invoice: Bolt11Invoice, amount: Msat): FeeEstimate {
  const route = findRoute(node, paymentParameters(invoice, amount).route);
  if (!route) return { kind: 'none', reason: lndWords.noPath };
  return {
    kind: 'estimate',
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

/** What each channel of a path carries. LDK's last hop has the amount delivered in place of a fee. */
function carried(path: Path): { hop: RouteHop; amount: bigint; fee: bigint }[] {
  const hops = path.get_hops();
  let amount = path.final_value_msat() + path.fee_msat();
  return hops.map((hop, index) => {
    const fee = index === hops.length - 1 ? 0n : hop.get_fee_msat();
    const entry = { hop, amount, fee };
    amount -= fee;
    return entry;
  });
}

/**
 * LDK's path in LND's terms. LDK has how much time each hop adds, the payee last; LND until which
 * block each hop passes the payment on, where the payee repeats the hop before it.
 */
function routeOf(path: Path, network: LdkNetwork): Route {
  const deltas = path.get_hops().map((hop) => hop.get_cltv_expiry_delta());
  const totalTimeLock = deltas.reduce((sum, delta) => sum + delta, network.chain.tip.height);
  const last = deltas.length - 1;
  let expiry = totalTimeLock;
  const hops = carried(path).map(({ hop, amount, fee }, index) => {
    if (index < last) expiry -= deltas[index] ?? 0;
    return {
      chanId: hop.get_short_channel_id().toString(),
      chanCapacitySat: network.capacityOf(hop.get_short_channel_id()),
      amtToForwardMsat: msat(amount - fee),
      feeMsat: msat(fee),
      expiry,
      pubkey: toNodePubkey(hexOf(hop.get_pubkey())),
    };
  });
  const fees = path.fee_msat();
  return {
    totalTimeLock,
    totalAmtMsat: msat(path.final_value_msat() + fees),
    totalFeesMsat: msat(fees),
    hops,
  };
}

/** The scorer's estimate for all hops beyond our own channel together; null where it knows nothing. */
function successProbability(node: LdkNode, paths: Path[]): number | null {
  let probability = 1;
  for (const { hop, amount } of paths.flatMap((path) => carried(path).slice(1))) {
    const estimate = node.scorer.live_estimated_payment_success_probability(
      hop.get_short_channel_id(),
      NodeId.constructor_from_pubkey(hop.get_pubkey()),
      amount,
      node.scoring,
    );
    if (!(estimate instanceof Option_f64Z_Some)) return null;
    probability *= estimate.some;
  }
  return probability;
}
