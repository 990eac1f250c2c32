import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Wtx } from '#core/lnpay/wire.ts';
import type { Connection } from '../connection/connection.ts';
import { transactionsQuery } from '../lnpay/host-queries.ts';

interface TransactionsPage {
  transactions: Wtx[];
}

/** Every transaction of the wallet that has been read since the page was opened, by whichever list. */
export function knownTransactions(queryClient: QueryClient, connection: Connection): Wtx[] {
  const lists = queryClient.getQueriesData<InfiniteData<TransactionsPage>>({
    queryKey: transactionsQuery(connection).queryKey,
  });
  return lists.flatMap(([, data]) => data?.pages.flatMap((page) => page.transactions) ?? []);
}
