/** What the host thinks the route to a payee will cost, by the best means it has. */
import { queryOptions } from '@tanstack/react-query';
import type { Invoice } from '#core/invoice/invoice.ts';
import { finalFailure } from '#core/lnpay/node-words.ts';
import type { Msat } from '#core/money.ts';
import type { Connection } from '../connection/connection.ts';
import { estimateFee } from './estimate-fee.ts';
import type { Capabilities } from './get-capabilities.ts';
import { HostError } from './host-error.ts';
import { queryRoutes, type Route } from './query-routes.ts';

export type RouteEstimate =
  | ({ kind: 'route' } & Route)
  /** The host says that no path leads to the payee now, at any fee. */
  | { kind: 'no-path' }
  /** The host has no means to say, or its key may not ask. */
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

async function estimate(
  connection: Connection,
  { invoice, amount, capabilities }: Asked & { invoice: Invoice },
  signal: AbortSignal,
): Promise<RouteEstimate> {
  const { paymentRequest, payee } = invoice;
  try {
    if (capabilities?.feeEstimate) {
      return {
        kind: 'route',
        ...(await estimateFee(connection, { paymentRequest, amount }, signal)),
      };
    }
    // QueryRoutes knows nothing of the invoice's own hints, without which a private payee is not found.
    if (invoice.routeHints.length > 0) return { kind: 'none' };
    const route = await queryRoutes(connection, { payee, amount }, signal);
    return route === null ? { kind: 'no-path' } : { kind: 'route', ...route };
  } catch (error) {
    if (!(error instanceof HostError) || error.kind === 'unreachable') throw error;
    const noPath = error.kind === 'refused' && finalFailure(error.hostText)?.cause === 'no-route';
    return { kind: noPath ? 'no-path' : 'none' };
  }
}
