import { useQuery } from '@tanstack/react-query';
import { useConnection } from '#src/wallet/connection/use-connection.ts';
import { invoiceQuery } from '#src/wallet/invoice/invoice-query.ts';
import { capabilitiesQuery } from '#src/wallet/host/get-capabilities.ts';
import { routeEstimateQuery } from '#src/wallet/host/route-estimate.ts';
import type { PaymentRecord } from '#src/wallet/payments/payment-record.ts';
import { noRouteCause, type NoRouteCause } from './no-route-cause.ts';

/** Asks the host for a route again, to find out why there was none. */
export function useNoRouteCause(record: PaymentRecord): {
  cause: NoRouteCause;
  looking: boolean;
  lookAgain: () => void;
} {
  const connection = useConnection();
  const { data: reading, isError: unreadable } = useQuery(invoiceQuery(record.paymentRequest));
  const host = useQuery(capabilitiesQuery(connection));
  const route = useQuery({
    ...routeEstimateQuery(connection, {
      invoice: reading?.ok ? reading.value : null,
      amount: record.amountMsat,
      capabilities: host.data,
    }),
    // An estimate made before the payment does not explain its failure.
    staleTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const cannotAsk = unreadable || reading?.ok === false || host.isError;
  const answer = route.isError ? null : route.data;
  const estimate = route.isFetchedAfterMount ? answer : undefined;
  return {
    cause: noRouteCause(cannotAsk ? null : estimate, record.feeLimitMsat),
    looking: route.isFetching,
    lookAgain: () => void route.refetch(),
  };
}
