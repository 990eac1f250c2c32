import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { PaymentHash } from '#core/hex.ts';
import type { Connection } from '../connection/connection.ts';
import { capabilitiesOfHost } from '../host/capabilities-of-host.ts';
import { askOfHash } from './ask-host.ts';

/** What the host knows of a payment that this device did not make. Null when it cannot say. */
export function hostPaymentQuery(
  connection: Connection,
  queryClient: QueryClient,
  paymentHash: PaymentHash,
) {
  return queryOptions({
    queryKey: ['host-payment', connection.host, connection.walletId, paymentHash],
    queryFn: async () => {
      const capabilities = await capabilitiesOfHost(connection, queryClient);
      return askOfHash(connection, capabilities, paymentHash);
    },
  });
}
