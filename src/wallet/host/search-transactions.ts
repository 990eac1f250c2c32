import { queryOptions } from '@tanstack/react-query';
import type { TransactionsQuery } from '#core/lnpay/requests.ts';
import type { Connection } from '../connection/connection.ts';
import { transactionsQuery } from './list-transactions.ts';
import { toTransaction } from './transaction.ts';
import { getWtxPage } from './wtx-page.ts';

const MOST_FOUND = 500;

/** What the host finds among all transactions of the wallet. Only for hosts that can search. */
export function searchQuery(connection: Connection, words: string) {
  return queryOptions({
    queryKey: [...transactionsQuery(connection).queryKey, 'found', words],
    queryFn: async ({ signal }) => {
      const query = {
        search: words,
        'per-page': String(MOST_FOUND),
      } satisfies TransactionsQuery;
      const { wtxs } = await getWtxPage(connection, query, signal);
      return { transactions: wtxs.map(toTransaction), isAll: wtxs.length < MOST_FOUND };
    },
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}
