/** What the wallet reads from its host, as react-query options. Keys carry no secret. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { capabilitiesSchema, type Capabilities } from '#core/lnpay/extensions.ts';
import { walletSchema, wtxListSchema, type Wallet, type Wtx } from '#core/lnpay/wire.ts';
import type { Connection } from '../connection/connection.ts';
import { anyoneAt, callHost, type Caller } from './call-host.ts';
import { HostError, readReply } from './host-error.ts';

export function walletQuery(connection: Connection) {
  return queryOptions({
    queryKey: ['wallet', connection.host, connection.walletId],
    queryFn: ({ signal }) => readWallet(connection, signal),
  });
}

/** @throws HostError */
export async function readWallet(caller: Caller, signal?: AbortSignal): Promise<Wallet> {
  return readReply(await callHost(caller, { path: '/wallet/:key', signal }), walletSchema);
}

/**
 * Null on hosts without our extensions. They do not change while the page is open. An error leaves
 * it open what the host can do: before money moves, `capabilitiesOfHost` finds out.
 */
export function capabilitiesQuery(connection: Pick<Connection, 'host'>) {
  return queryOptions({
    queryKey: ['capabilities', connection.host],
    queryFn: ({ signal }) => readCapabilities(connection.host, signal),
    staleTime: Infinity,
  });
}

/** @throws HostError when the host has not said. */
export async function readCapabilities(
  host: string,
  signal?: AbortSignal,
): Promise<Capabilities | null> {
  const reply = await callHost(anyoneAt(host), { path: '/capabilities', signal });
  try {
    return readReply(reply, capabilitiesSchema);
  } catch (error) {
    // Only LNPay's own words say that there is none. Other answers, a 404 page too, may be those of
    // a proxy before one of our hosts, which is busy, blocked or being started again.
    if (error instanceof HostError && error.kind === 'not-found' && error.hostText) return null;
    throw error;
  }
}

interface TransactionsPage {
  transactions: Wtx[];
  pageCount: number;
  /** Of the whole wallet; null where the host does not say. */
  total: number | null;
}

export function transactionsQuery(connection: Connection) {
  return infiniteQueryOptions({
    queryKey: ['transactions', connection.host, connection.walletId],
    queryFn: ({ pageParam, signal }) => readTransactions(connection, pageParam, 20, signal),
    initialPageParam: 1,
    getNextPageParam: pageAfter,
  });
}

/** The same from the first to the last. Being asked again costs a call a page, so it rarely is. */
export function allTransactionsQuery(connection: Connection) {
  return infiniteQueryOptions({
    queryKey: [...transactionsQuery(connection).queryKey, 'all'],
    queryFn: ({ pageParam, signal }) => readTransactions(connection, pageParam, 100, signal),
    initialPageParam: 1,
    getNextPageParam: pageAfter,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}

const MOST_FOUND = 500;

/** What the host finds among all transactions of the wallet. Only for hosts that can search. */
export function foundQuery(connection: Connection, words: string) {
  return queryOptions({
    queryKey: [...transactionsQuery(connection).queryKey, 'found', words],
    queryFn: async ({ signal }) => {
      const query = { search: words, 'per-page': String(MOST_FOUND) };
      const path = '/wallet/:key/transactions';
      const reply = await callHost(connection, { path, query, signal });
      const transactions = readReply(reply, wtxListSchema);
      return { transactions, isAll: transactions.length < MOST_FOUND };
    },
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}

async function readTransactions(
  connection: Connection,
  page: number,
  perPage: number,
  signal: AbortSignal,
): Promise<TransactionsPage> {
  const reply = await callHost(connection, {
    path: '/wallet/:key/transactions',
    query: { page: String(page), 'per-page': String(perPage) },
    signal,
  });
  const transactions = readReply(reply, wtxListSchema);
  const header = (name: string) => (reply.kind === 'answer' ? reply.headers.get(name) : null);
  const total = header('X-Pagination-Total-Count');
  return {
    transactions,
    pageCount: Number(header('X-Pagination-Page-Count') ?? '1'),
    total: total === null ? null : Number(total),
  };
}

function pageAfter(
  last: TransactionsPage,
  _pages: TransactionsPage[],
  page: number,
): number | undefined {
  return page < last.pageCount ? page + 1 : undefined;
}
