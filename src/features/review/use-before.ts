import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { PaymentHash } from '#core/hex.ts';
import { useConnection } from '#src/wallet/connection/use-connection.ts';
import { hostPaymentQuery } from '#src/wallet/payments/host-payment-query.ts';
import { paymentQuery } from '#src/wallet/payments/payment-query.ts';
import type { PaymentProgress } from '#src/wallet/payments/payment-record.ts';

/** What became of this invoice before, by this device or by what the host knows. Never waited for. */
export function useBefore(paymentHash: PaymentHash): PaymentProgress['status'] | null {
  const connection = useConnection();
  const queryClient = useQueryClient();
  const { data: record } = useQuery(paymentQuery(connection, queryClient, paymentHash));
  const { data: answer } = useQuery({
    ...hostPaymentQuery(connection, queryClient, paymentHash),
    enabled: record === null,
  });
  const known = answer?.kind === 'not-arrived' ? null : answer?.kind;
  return record?.progress.status ?? known ?? null;
}
