import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { PaymentHash } from '#core/hex.ts';
import type { PaymentStatus } from '#core/payment/payment-state.ts';
import { useConnection } from '#src/wallet/connection/use-connection.ts';
import { paymentQuery } from '#src/wallet/payments/follow-payment.ts';
import { hostPaymentQuery } from '#src/wallet/payments/host-payment.ts';

/** The status of an earlier payment of this invoice, by this device or as the host knows it; null while unknown. */
export function useEarlierPayment(paymentHash: PaymentHash): PaymentStatus | null {
  const connection = useConnection();
  const queryClient = useQueryClient();
  const { data: record } = useQuery(paymentQuery(connection, queryClient, paymentHash));
  const { data: answer } = useQuery({
    ...hostPaymentQuery(connection, queryClient, paymentHash),
    enabled: record === null,
  });
  if (record) return record.state.status;
  return answer && answer.status !== 'not-found' ? answer.status : null;
}
