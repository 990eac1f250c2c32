import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { Wtx } from '#core/lnpay/wire.ts';
import { useConnection } from '#src/lib/connection/use-connection.ts';
import { allTransactionsQuery } from '#src/lib/lnpay/host-queries.ts';
import { mergeActivity, type Activity } from '#src/lib/payments/activity.ts';
import type { PaymentRecord } from '#src/lib/payments/payment-record.ts';
import { usePayments } from '#src/lib/payments/use-payments.ts';

/**
 * Everything that is known of the wallet so far, and the way to more.
 * @param whole whether all of it is wanted now: to be searched, not only looked at
 */
export function useHistory(whole: boolean) {
  const transactions = useInfiniteQuery(allTransactionsQuery(useConnection()));
  const records = useSame(usePayments());
  const { data, hasNextPage, isFetching, isError, fetchNextPage } = transactions;
  const pages = data?.pages;
  const activities = useMemo(
    () => activitiesOf(records ?? [], pages ?? [], !hasNextPage),
    [records, pages, hasNextPage],
  );

  const mayRead = hasNextPage && !isFetching && !isError;
  useEffect(() => {
    if (whole && mayRead) void fetchNextPage();
  }, [whole, mayRead, fetchNextPage]);

  return {
    activities,
    /** How many transactions are read, of how many. */
    read: pages?.reduce((sum, page) => sum + page.transactions.length, 0) ?? 0,
    total: pages?.at(-1)?.total ?? null,
    begun: records !== undefined && !transactions.isPending,
    complete: pages !== undefined && !hasNextPage,
    error: transactions.error,
    readMore: () => {
      if (mayRead) void fetchNextPage();
    },
    tryAgain: () => void (pages ? fetchNextPage() : transactions.refetch()),
    /** Reads what is left. @throws HostError when it cannot be read. */
    readAll: async (): Promise<Activity[]> => {
      let { data: read, hasNextPage: more } = transactions;
      while (more) {
        const next = await fetchNextPage({ cancelRefetch: false });
        if (next.isError) throw next.error;
        ({ data: read, hasNextPage: more } = next);
      }
      return activitiesOf(records ?? [], read?.pages ?? [], true);
    },
  };
}

function activitiesOf(
  records: readonly PaymentRecord[],
  pages: { transactions: Wtx[] }[],
  complete: boolean,
): Activity[] {
  const merged = mergeActivity(records, distinct(pages.flatMap((page) => page.transactions)));
  return complete ? merged : merged.filter(isWhole);
}

/** A payment made meanwhile moves the host's pages, and the last of one comes again on the next. */
function distinct<T extends { id: string }>(transactions: T[]): T[] {
  return [...new Map(transactions.map((wtx) => [wtx.id, wtx])).values()];
}

/** A network fee at the end of what is read belongs to the payment that is read next. */
function isWhole({ type }: Activity): boolean {
  return type !== 'ln_network_fee';
}

/** The same array as long as the same things are in it, so that what is made of it is made once. */
function useSame<T>(items: T[] | undefined): T[] | undefined {
  const [kept, setKept] = useState(items);
  const same =
    kept?.length === items?.length && (items ?? []).every((item, at) => item === kept?.[at]);
  if (same) return kept;
  setKept(items);
  return items;
}
