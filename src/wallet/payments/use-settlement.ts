import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { withLaterFacts, type SettledPayment } from '#core/payment/settled-payment.ts';
import { useConnection } from '../connection/use-connection.ts';
import { transactionsQuery } from '../host/list-transactions.ts';
import { listedFees } from './activity.ts';
import { hostPaymentQuery } from './host-payment.ts';
import { knownTransactions } from './known-transactions.ts';
import { isOf, type PaymentRecord } from './payment-record.ts';
import { recordLaterFacts } from './payment-store.ts';

/**
 * A settled payment with what its host says only later: the fee that it lists as a transaction of its
 * own, and a proof where none came with the payment. Both are written down for the next time.
 * @param record null for a payment that this device did not make
 */
export function useSettlement(
  payment: SettledPayment,
  record: PaymentRecord | null,
): SettledPayment {
  const connection = useConnection();
  const queryClient = useQueryClient();
  useInfiniteQuery({ ...transactionsQuery(connection), enabled: payment.fee === null });
  const fees = listedFees(knownTransactions(queryClient, connection));
  const listedFee = fees.get(payment.ids.wtxId) ?? null;
  const { data: found } = useQuery({
    ...hostPaymentQuery(connection, queryClient, payment.paymentHash),
    enabled: record !== null && isOf(connection, record) && payment.proof.kind !== 'verified',
  });
  const answer = found?.status === 'settled' ? found.settlement : null;
  const complete = useMemo(
    () => withLaterFacts(payment, { answer, listedFee }),
    [payment, answer, listedFee],
  );
  const isLater = record !== null && complete !== payment;
  useEffect(() => {
    if (!isLater) return;
    // A browser that keeps nothing has the host asked again the next time.
    recordLaterFacts(payment.paymentHash, { answer, listedFee }).catch(() => undefined);
  }, [isLater, payment.paymentHash, answer, listedFee]);
  return complete;
}
