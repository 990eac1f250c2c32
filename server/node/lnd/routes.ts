/** What LND knows about routes and their fees. */
import * as v from 'valibot';
import { isNodePubkey, type NodePubkey } from '#core/hex.ts';
import type { RouteHop as HintHop } from '#core/invoice/invoice.ts';
import { readInvoice } from '#core/invoice/read-invoice.ts';
import { lndWords } from '#core/lnpay/node-words.ts';
import type { Msat } from '#core/money.ts';
import type { FeeEstimate, Route, RouteHop, RoutesAnswer } from '../lightning-node.ts';
import type { LndConnection } from './connection.ts';
import { msatText, smallInt64 } from './fields.ts';
import { LndError, LndProblem } from './lnd-problem.ts';
import { readAnswer } from './read-answer.ts';

const routesSchema = v.object({
  success_prob: v.number(),
  routes: v.array(
    v.object({
      total_time_lock: v.number(),
      total_amt_msat: msatText,
      total_fees_msat: msatText,
      hops: v.array(
        v.object({
          chan_id: v.pipe(v.string(), v.regex(/^\d{1,20}$/)),
          chan_capacity: smallInt64,
          amt_to_forward_msat: msatText,
          fee_msat: msatText,
          expiry: v.number(),
          pub_key: v.pipe(v.string(), v.guard(isNodePubkey)),
        }),
      ),
    }),
  ),
});
type LndRoutes = v.InferOutput<typeof routesSchema>;

interface Destination {
  payee: NodePubkey;
  amountMsat: Msat;
  /** Of its invoice. */
  hints?: HintHop[][];
  finalCltvDelta?: number;
}

/** @throws NodeUnavailable */
export async function queryRoutes(
  connection: LndConnection,
  payee: NodePubkey,
  amountMsat: Msat,
): Promise<RoutesAnswer> {
  const found = await findRoutes(connection, { payee, amountMsat });
  if (found.kind === 'none') return found;
  const { routes, success_prob } = found.answer;
  return {
    kind: 'routes',
    routes: await Promise.all(routes.map((route) => toRoute(connection, route))),
    successProbability: success_prob,
  };
}

/** Of the best route: LND may split a large payment over several, each of which charges. @throws NodeUnavailable */
export async function estimateFee(
  connection: LndConnection,
  paymentRequest: string,
  amountMsat: Msat,
): Promise<FeeEstimate> {
  const read = readInvoice(paymentRequest);
  if (!read.ok) return { kind: 'none', reason: lndWords.noPath };
  const { payee, routeHints, minFinalCltvExpiryDelta } = read.value;
  const found = await findRoutes(connection, {
    payee,
    amountMsat,
    hints: routeHints,
    finalCltvDelta: minFinalCltvExpiryDelta,
  });
  if (found.kind === 'none') return found;
  const [best] = found.answer.routes;
  if (!best) return { kind: 'none', reason: lndWords.noPath };
  return {
    kind: 'estimate',
    feeMsat: best.total_fees_msat,
    successProbability: found.answer.success_prob,
  };
}

async function findRoutes(
  connection: LndConnection,
  { payee, amountMsat, hints = [], finalCltvDelta }: Destination,
): Promise<{ kind: 'found'; answer: LndRoutes } | { kind: 'none'; reason: string }> {
  try {
    const answer = await connection.ask({
      method: 'POST',
      path: `/v1/graph/routes/${payee}/0`,
      body: {
        amt_msat: String(amountMsat),
        use_mission_control: true,
        route_hints: hints.map((hops) => ({ hop_hints: hops.map(toHopHint) })),
        ...(finalCltvDelta === undefined ? {} : { final_cltv_delta: finalCltvDelta }),
      },
    });
    return { kind: 'found', answer: readAnswer(routesSchema, answer, 'routes') };
  } catch (error) {
    if (!(error instanceof LndError)) throw error;
    const reason = NO_ROUTE.find((words) => error.message.includes(words));
    if (reason !== undefined) return { kind: 'none', reason };
    throw new LndProblem('error', `LND cannot look for routes: ${error.message}`);
  }
}

const NO_ROUTE = [lndWords.noPath, lndWords.insufficientLocalBalance];

function toHopHint(hop: HintHop) {
  return {
    node_id: hop.pubkey,
    chan_id: toChannelNumber(hop.shortChannelId),
    fee_base_msat: hop.feeBaseMsat,
    fee_proportional_millionths: hop.feeProportionalMillionths,
    cltv_expiry_delta: hop.cltvExpiryDelta,
  };
}

/** BOLT 7's block x transaction x output in the one number of 64 bits that LND calls it by. */
function toChannelNumber(shortChannelId: string): string {
  const [block = 0n, transaction = 0n, output = 0n] = shortChannelId.split('x').map(BigInt);
  return String((block << 40n) | (transaction << 16n) | output);
}

async function toRoute(
  connection: LndConnection,
  route: LndRoutes['routes'][number],
): Promise<Route> {
  const toHop = async (hop: (typeof route.hops)[number]): Promise<RouteHop> => ({
    chanId: hop.chan_id,
    chanCapacitySat: await capacityOf(connection, hop.chan_id, hop.chan_capacity),
    amtToForwardMsat: hop.amt_to_forward_msat,
    feeMsat: hop.fee_msat,
    expiry: hop.expiry,
    pubkey: hop.pub_key,
  });
  return {
    totalTimeLock: route.total_time_lock,
    totalAmtMsat: route.total_amt_msat,
    totalFeesMsat: route.total_fees_msat,
    hops: await Promise.all(route.hops.map(toHop)),
  };
}

/** Since LND 0.21 a hop's own `chan_capacity` is the amount it forwards. */
async function capacityOf(
  connection: LndConnection,
  channelNumber: string,
  ofHop: number,
): Promise<number> {
  try {
    const edge = await connection.ask({ method: 'GET', path: `/v1/graph/edge/${channelNumber}` });
    return readAnswer(v.object({ capacity: smallInt64 }), edge, 'a channel').capacity;
  } catch (error) {
    if (error instanceof LndError) return ofHop;
    throw error;
  }
}
