import type { QueryClient } from '@tanstack/react-query';
import type { Connection } from '../connection/connection.ts';
import { allTransactionsQuery, transactionsQuery } from '../host/list-transactions.ts';
import type { Transaction } from '../host/transaction.ts';

/** Every transaction of the wallet that a list has read and that is still at hand. */
export function knownTransactions(queryClient: QueryClient, connection: Connection): Transaction[] {
  const lists = [
    queryClient.getQueryData(allTransactionsQuery(connection).queryKey),
    queryClient.getQueryData(transactionsQuery(connection).queryKey),
  ];
  return lists.flatMap((list) => list?.pages.flatMap((page) => page.transactions) ?? []);
}
