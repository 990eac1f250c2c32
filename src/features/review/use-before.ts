import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { PaymentHash } from '#core/hex.ts';
import type { PaymentStatus } from '#core/payment/payment-state.ts';
import { useConnection } from '#src/wallet/connection/use-connection.ts';
import { paymentQuery } from '#src/wallet/payments/follow-payment.ts';
import { hostPaymentQuery } from '#src/wallet/payments/host-payment.ts';

/** What became of this invoice before, by this device or by what the host knows. Never waited for. */
export function useBefore(paymentHash: PaymentHash): PaymentStatus | null {
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
