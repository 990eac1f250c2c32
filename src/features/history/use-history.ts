import { onlineManager, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useConnection } from '#src/wallet/connection/use-connection.ts';
import { HostError } from '#src/wallet/host/host-error.ts';
import { allTransactionsQuery } from '#src/wallet/host/list-transactions.ts';
import type { Transaction } from '#src/wallet/host/transaction.ts';
import { mergeActivity, type Activity } from '#src/wallet/payments/activity.ts';
import type { PaymentRecord } from '#src/wallet/payments/payment-record.ts';
import { usePayments } from '#src/wallet/payments/use-payments.ts';
import { useHostSearch } from './use-host-search.ts';

interface HistoryRequest {
  search: string;
  /** Whether a filter narrows the list. */
  filtered: boolean;
  notes: ReadonlyMap<string, string>;
}

/** The wallet's history as far as it is read. A search or a filter has the rest found by the host, or read to its end. */
export function useHistory({ search, filtered, notes }: HistoryRequest) {
  const transactions = useInfiniteQuery(allTransactionsQuery(useConnection()));
  const records = useStableArray(usePayments());
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = transactions;
  const pages = data?.pages;
  const found = useHostSearch(hasNextPage ? search : '', notes);
  const activities = useMemo(
    () =>
      hasNextPage
        ? activitiesOf(records ?? [], [...read(pages), ...found.transactions]).filter(isNoFee)
        : activitiesOf(records ?? [], read(pages)),
    [records, pages, hasNextPage, found.transactions],
  );

  const mayRead = hasNextPage && !isFetching && !isError && !found.suffices;
  const narrowed = filtered || search.trim() !== '';
  useEffect(() => {
    if (narrowed && mayRead) void fetchNextPage();
  }, [narrowed, mayRead, fetchNextPage]);

  const progress = found.suffices
    ? { kind: 'found-by-host' as const, done: !found.isSearching }
    : {
        kind: 'read' as const,
        done: pages !== undefined && !hasNextPage,
        /** Transactions read so far, of the wallet's total. */
        read: read(pages).length,
        total: pages?.at(-1)?.total ?? null,
      };

  return {
    activities,
    progress,
    begun: records !== undefined && !transactions.isPending,
    /** The rest has to wait for the network. */
    waits: transactions.isPaused && !progress.done,
    error: transactions.error,
    readMore: () => {
      if (mayRead) void fetchNextPage();
    },
    tryAgain: () => void (pages ? fetchNextPage() : transactions.refetch()),
    /** Reads the rest. @throws HostError when it cannot be read. */
    readAll: async (): Promise<Activity[]> => {
      let { data: all, hasNextPage: more } = transactions;
      while (more) {
        if (!onlineManager.isOnline()) throw new HostError('unreachable');
        const next = await fetchNextPage({ cancelRefetch: false });
        if (next.isError) throw next.error;
        ({ data: all, hasNextPage: more } = next);
      }
      return activitiesOf(records ?? [], read(all?.pages));
    },
  };
}

function read(pages: readonly { transactions: Transaction[] }[] = []): Transaction[] {
  return pages.flatMap((page) => page.transactions);
}

function activitiesOf(records: readonly PaymentRecord[], transactions: Transaction[]): Activity[] {
  return mergeActivity(records, distinct(transactions));
}

/** Pages overlap when a payment is made between them, and a search finds what is read already. */
function distinct<T extends { id: string }>(transactions: T[]): T[] {
  return [...new Map(transactions.map((one) => [one.id, one])).values()];
}

/** While there is more to read, a network fee may belong to a payment that is not read yet. */
function isNoFee({ kind }: Activity): boolean {
  return kind !== 'network-fee';
}

/** The same array as long as it has the same items, so that what depends on it is computed once. */
function useStableArray<T>(items: T[] | undefined): T[] | undefined {
  const [kept, setKept] = useState(items);
  const same =
    kept?.length === items?.length && (items ?? []).every((item, at) => item === kept?.[at]);
  if (same) return kept;
  setKept(items);
  return items;
}
