import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from 'wouter';
import type { patterns } from '#src/lib/paths.ts';
import { isPaymentHash, type PaymentHash } from '#core/hex.ts';
import { FailureScreen } from './failure/failure-screen.tsx';
import { HostFailureScreen } from './failure/host-failure-screen.tsx';
import { MissingPayment } from './missing-payment.tsx';
import { PendingElsewhereScreen } from './paying/pending-elsewhere-screen.tsx';
import { PayingScreen } from './paying/paying-screen.tsx';
import { UnreadablePayment } from './unreadable-payment.tsx';
import { ReceiptScreen } from './receipt/receipt-screen.tsx';
import { useConnection } from '#src/wallet/connection/use-connection.ts';
import { paymentQuery } from '#src/wallet/payments/follow-payment.ts';
import { hostPaymentQuery } from '#src/wallet/payments/host-payment.ts';
import { isOf } from '#src/wallet/payments/payment-record.ts';

/** A payment at its own address: pending, settled, failed or not known yet. */
export function PaymentScreen() {
  const params = useParams<typeof patterns.payment>();
  const paymentHash = params.paymentHash.toLowerCase();
  return isPaymentHash(paymentHash) ? <Payment paymentHash={paymentHash} /> : <MissingPayment />;
}

function Payment({ paymentHash }: { paymentHash: PaymentHash }) {
  const connection = useConnection();
  const queryClient = useQueryClient();
  const { data: record, isError } = useQuery(paymentQuery(connection, queryClient, paymentHash));
  if (record === undefined && !isError) return <Waiting />;
  // Where the browser stores nothing, the host can still be asked.
  if (!record) return <HostPayment paymentHash={paymentHash} />;
  const { state } = record;
  const ownWallet = isOf(connection, record);
  switch (state.status) {
    case 'settled':
      return <ReceiptScreen payment={state.settlement} record={record} />;
    case 'failed':
      return (
        <FailureScreen
          record={record}
          failure={state.failure}
          failedAt={state.at}
          ownWallet={ownWallet}
        />
      );
    case 'submitting':
    case 'pending':
    case 'unknown':
      return <PayingScreen record={record} ownWallet={ownWallet} />;
  }
}

/** A payment of which this device has no record. */
function HostPayment({ paymentHash }: { paymentHash: PaymentHash }) {
  const {
    data: answer,
    isPending,
    error,
    refetch,
  } = useQuery({
    ...hostPaymentQuery(useConnection(), useQueryClient(), paymentHash),
    refetchInterval: ({ state }) => (state.data?.status === 'pending' ? 3_000 : false),
  });
  if (isPending) return <Waiting />;
  if (error) return <UnreadablePayment error={error} onTry={() => void refetch()} />;
  switch (answer?.status) {
    case 'settled':
      return <ReceiptScreen payment={answer.settlement} record={null} />;
    case 'pending':
      return <PendingElsewhereScreen />;
    case 'failed':
      return <HostFailureScreen failure={answer.failure} />;
    case 'not-found':
      return <MissingPayment />;
    case undefined:
      return <MissingPayment hostCanTell={false} />;
  }
}

function Waiting() {
  return <main className="flex-1" aria-busy="true" />;
}
