/** What the host thinks the route to a payee will cost, by the best means it has. */
import { queryOptions } from '@tanstack/react-query';
import { finalFailure } from '#core/lnpay/node-words.ts';
import type { Invoice } from '#core/invoice/invoice.ts';
import { feeEstimateSchema, type Capabilities } from '#core/lnpay/extensions.ts';
import { cheapestFee, queryRoutesSchema } from '#core/lnpay/query-routes.ts';
import { ceilSat, msat, type Msat } from '#core/money.ts';
import type { Connection } from '../connection/connection.ts';
import { callHost } from './call-host.ts';
import { HostError, readReply } from './host-error.ts';

export type RouteEstimate =
  | { kind: 'route'; fee: Msat; probability: number | null }
  /** The host says that no path leads to the payee now, at any fee. */
  | { kind: 'no-path' }
  /** The host has no means to tell, or its key may not ask. */
  | { kind: 'none' };

/** Fees and channels change all the time. */
export const ESTIMATE_STALE_MS = 30_000;

interface Asked {
  /** Null while it is being read. */
  invoice: Invoice | null;
  amount: Msat;
  /** Undefined while the host has not said what it can do; null on hosts without our extensions. */
  capabilities: Capabilities | null | undefined;
}

/** Fails with HostError when the host cannot be asked now. */
export function routeEstimateQuery(connection: Connection, asked: Asked) {
  const { invoice, amount, capabilities } = asked;
  return queryOptions({
    queryKey: ['route-estimate', connection.host, invoice?.paymentRequest, amount.toString()],
    queryFn: ({ signal }) =>
      invoice
        ? estimate(connection, { ...asked, invoice }, signal)
        : Promise.reject(new Error('there is no invoice to ask about')),
    enabled: invoice !== null && capabilities !== undefined,
    staleTime: ESTIMATE_STALE_MS,
    retry: false,
  });
}

type Question = Asked & { invoice: Invoice };

async function estimate(
  connection: Connection,
  question: Question,
  signal: AbortSignal,
): Promise<RouteEstimate> {
  try {
    if (question.capabilities?.fee_estimate) {
      return await askEstimateFee(connection, question, signal);
    }
    // QueryRoutes knows nothing of the invoice's own hints, without which a private payee is not found.
    if (question.invoice.routeHints.length > 0) return { kind: 'none' };
    return await askQueryRoutes(connection, question, signal);
  } catch (error) {
    if (!(error instanceof HostError) || error.kind === 'unreachable') throw error;
    const noPath = error.kind === 'refused' && finalFailure(error.hostText)?.cause === 'no-route';
    return { kind: noPath ? 'no-path' : 'none' };
  }
}

async function askEstimateFee(
  connection: Connection,
  { invoice, amount }: Question,
  signal: AbortSignal,
): Promise<RouteEstimate> {
  const reply = await callHost(connection, {
    path: '/node/default/payments/estimatefee',
    query: { payment_request: invoice.paymentRequest, amount_msat: amount.toString() },
    signal,
  });
  const answer = readReply(reply, feeEstimateSchema);
  return {
    kind: 'route',
    fee: msat(answer.fee_msat),
    probability: answer.success_probability ?? null,
  };
}

async function askQueryRoutes(
  connection: Connection,
  { invoice, amount }: Question,
  signal: AbortSignal,
): Promise<RouteEstimate> {
  const reply = await callHost(connection, {
    path: '/node/default/payments/queryroutes',
    query: { pub_key: invoice.payee, amt: String(ceilSat(amount)) },
    signal,
  });
  const answer = readReply(reply, queryRoutesSchema);
  const fee = cheapestFee(answer);
  return fee === null
    ? { kind: 'no-path' }
    : { kind: 'route', fee, probability: answer.successProb ?? null };
}
