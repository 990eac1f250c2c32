/** What the wallet reads from its host, as react-query options. Keys carry no secret. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import {
  capabilitiesSchema,
  feeEstimateSchema,
  type Capabilities,
} from '#core/lnpay/extensions.ts';
import { walletSchema, wtxListSchema } from '#core/lnpay/wire.ts';
import type { Msat } from '#core/money.ts';
import type { Connection } from '../connection/connection.ts';
import { anyoneAt, callHost } from './call-host.ts';
import { HostError, readReply } from './host-error.ts';

export function walletQuery(connection: Connection) {
  return queryOptions({
    queryKey: ['wallet', connection.host, connection.walletId],
    queryFn: async ({ signal }) =>
      readReply(await callHost(connection, { path: '/wallet/:key', signal }), walletSchema),
  });
}

/** Null on hosts without our extensions. They do not change while the page is open. */
export function capabilitiesQuery(connection: Pick<Connection, 'host'>) {
  return queryOptions({
    queryKey: ['capabilities', connection.host],
    queryFn: ({ signal }) => readCapabilities(connection.host, signal),
    staleTime: Infinity,
  });
}

/** @throws HostError when the host cannot be reached. */
export async function readCapabilities(
  host: string,
  signal?: AbortSignal,
): Promise<Capabilities | null> {
  try {
    const reply = await callHost(anyoneAt(host), { path: '/capabilities', signal });
    return readReply(reply, capabilitiesSchema);
  } catch (error) {
    if (error instanceof HostError && error.kind !== 'unreachable') return null;
    throw error;
  }
}

const TRANSACTIONS_PER_PAGE = 20;

export function transactionsQuery(connection: Connection) {
  return infiniteQueryOptions({
    queryKey: ['transactions', connection.host, connection.walletId],
    queryFn: async ({ pageParam, signal }) => {
      const query = { page: String(pageParam), 'per-page': String(TRANSACTIONS_PER_PAGE) };
      const reply = await callHost(connection, {
        path: '/wallet/:key/transactions',
        query,
        signal,
      });
      return {
        transactions: readReply(reply, wtxListSchema),
        pageCount:
          reply.kind === 'answer' ? Number(reply.headers.get('X-Pagination-Page-Count') ?? '1') : 1,
      };
    },
    initialPageParam: 1,
    getNextPageParam: (last, _pages, page) => (page < last.pageCount ? page + 1 : undefined),
  });
}

/** Only on hosts whose capabilities say `fee_estimate`. */
export function feeEstimateQuery(connection: Connection, paymentRequest: string, amount: Msat) {
  return queryOptions({
    queryKey: ['fee-estimate', connection.host, paymentRequest, amount.toString()],
    queryFn: async ({ signal }) =>
      readReply(
        await callHost(connection, {
          path: '/node/default/payments/estimatefee',
          query: { payment_request: paymentRequest, amount_msat: amount.toString() },
          signal,
        }),
        feeEstimateSchema,
      ),
    staleTime: 30_000,
  });
}
