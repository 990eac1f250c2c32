import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isDecided } from '#core/payment/payment-state.ts';
import { useConnection } from '../connection/use-connection.ts';
import { walletQuery } from '../host/get-wallet.ts';
import { transactionsQuery } from '../host/list-transactions.ts';
import { paymentQuery } from './follow-payment.ts';
import type { PaymentRecord } from './payment-record.ts';
import { paymentsQuery } from './payments-query.ts';

/**
 * The payments this device has made from the connected wallet, newest first; the host is asked about
 * those that are not decided. Undefined until they are read.
 */
export function usePayments(): PaymentRecord[] | undefined {
  const connection = useConnection();
  const queryClient = useQueryClient();
  const { data: records } = useQuery(paymentsQuery(connection));
  const open = records?.filter((record) => !isDecided(record.state)) ?? [];
  const answers = useQueries({
    queries: open.map(({ paymentHash }) => paymentQuery(connection, queryClient, paymentHash)),
  });
  const latest = new Map(answers.flatMap(({ data }) => (data ? [[data.paymentHash, data]] : [])));

  // Money is held when a payment begins, and moves or comes back when it is decided.
  const undecided = open.length;
  const decided = answers.filter(({ data }) => data && isDecided(data.state)).length;
  useEffect(() => {
    if (undecided + decided === 0) return;
    for (const { queryKey } of [
      paymentsQuery(connection),
      walletQuery(connection),
      transactionsQuery(connection),
    ]) {
      void queryClient.invalidateQueries({ queryKey });
    }
  }, [undecided, decided, connection, queryClient]);

  return records?.map((record) => latest.get(record.paymentHash) ?? record);
}
