import { useQuery } from '@tanstack/react-query';
import { useConnection } from '#src/wallet/connection/use-connection.ts';
import { invoiceQuery } from '#src/wallet/invoice/invoice-query.ts';
import { capabilitiesQuery } from '#src/wallet/host/get-capabilities.ts';
import { routeEstimateQuery } from '#src/wallet/host/route-estimate.ts';
import type { PaymentRecord } from '#src/wallet/payments/payment-record.ts';
import { noRouteFinding, type NoRouteFinding } from './no-route-finding.ts';

/** Asks the host afresh for a route, and says why there was none. */
export function useRouteNow(record: PaymentRecord): {
  finding: NoRouteFinding;
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
    // What Review was told is no answer to why the payment found none.
    staleTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const unaskable = unreadable || reading?.ok === false || host.isError;
  const answer = route.isError ? null : route.data;
  const estimate = route.isFetchedAfterMount ? answer : undefined;
  return {
    finding: noRouteFinding(unaskable ? null : estimate, record.feeLimitMsat),
    looking: route.isFetching,
    lookAgain: () => void route.refetch(),
  };
}
