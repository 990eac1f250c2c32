/** A wallet's transactions, newest first, page by page. */
import { infiniteQueryOptions } from '@tanstack/react-query';
import type { TransactionsQuery } from '#core/lnpay/requests.ts';
import type { Connection } from '../connection/connection.ts';
import { toTransaction, type Transaction } from './transaction.ts';
import { getWtxPage } from './wtx-page.ts';

interface TransactionsPage {
  transactions: Transaction[];
  pageCount: number;
  /** Of the whole wallet; null where the host does not say. */
  total: number | null;
}

export function transactionsQuery(connection: Connection) {
  return infiniteQueryOptions({
    queryKey: ['transactions', connection.host, connection.walletId],
    queryFn: ({ pageParam, signal }) => listTransactions(connection, pageParam, 20, signal),
    initialPageParam: 1,
    getNextPageParam: pageAfter,
  });
}

/** The same from the first to the last. Being asked again costs a call a page, so it rarely is. */
export function allTransactionsQuery(connection: Connection) {
  return infiniteQueryOptions({
    queryKey: [...transactionsQuery(connection).queryKey, 'all'],
    queryFn: ({ pageParam, signal }) => listTransactions(connection, pageParam, 100, signal),
    initialPageParam: 1,
    getNextPageParam: pageAfter,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}

async function listTransactions(
  connection: Connection,
  page: number,
  perPage: number,
  signal: AbortSignal,
): Promise<TransactionsPage> {
  const query = {
    page: String(page),
    'per-page': String(perPage),
  } satisfies TransactionsQuery;
  const { wtxs, pageCount, total } = await getWtxPage(connection, query, signal);
  return { transactions: wtxs.map(toTransaction), pageCount: pageCount ?? 1, total };
}

function pageAfter(
  last: TransactionsPage,
  _pages: TransactionsPage[],
  page: number,
): number | undefined {
  return page < last.pageCount ? page + 1 : undefined;
}
