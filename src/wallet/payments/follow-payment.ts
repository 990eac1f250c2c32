/** A payment's state, kept true: while it is not decided, the host is asked again and again. */
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { PaymentHash } from '#core/hex.ts';
import type { HostPayment } from '#core/lnpay/lookup-answer.ts';
import { isDecided } from '#core/payment/payment-state.ts';
import type { Connection } from '../connection/connection.ts';
import { ageOf, isOf, isSameAttempt, type PaymentRecord } from './payment-record.ts';
import { readPayment, recordState } from './payment-store.ts';

const FIRST_ASK_MS = 1_500;
const SLOWEST_ASK_MS = 30_000;

export function paymentQueryKey(paymentHash: PaymentHash) {
  return ['payment', paymentHash];
}

/** Resolves to null when this device knows of no such payment. */
export function paymentQuery(
  connection: Connection,
  queryClient: QueryClient,
  paymentHash: PaymentHash,
) {
  return queryOptions({
    queryKey: paymentQueryKey(paymentHash),
    queryFn: () => refreshPayment(connection, queryClient, paymentHash),
    staleTime: 0,
    networkMode: 'always',
    refetchOnReconnect: 'always',
    // A failure is asked about once, by whoever opens it.
    refetchOnWindowFocus: ({ state }) => state.data?.state.status !== 'failed',
    refetchInterval: ({ state }) => askAgainIn(state.data ?? null, Date.now()),
  });
}

/** Back-off by the payment's age: about a tenth of it, between 1.5 and 30 seconds. */
function askAgainIn(record: PaymentRecord | null, now: number): number | false {
  if (!record || isDecided(record.state)) return false;
  return Math.min(SLOWEST_ASK_MS, Math.max(FIRST_ASK_MS, ageOf(record, now) / 10));
}

async function refreshPayment(
  connection: Connection,
  queryClient: QueryClient,
  paymentHash: PaymentHash,
): Promise<PaymentRecord | null> {
  const record = await readKnown(queryClient, paymentHash);
  const queryKey = paymentQueryKey(paymentHash);
  // What this device knows is shown while the host is asked, which may take long.
  if (queryClient.getQueryData(queryKey) === undefined) queryClient.setQueryData(queryKey, record);
  if (!record || record.state.status === 'settled' || !isOf(connection, record)) return record;
  const answer = await askOnDemand(connection, queryClient, record);
  // Another device may have paid it since it failed, or the host may have learned of it late.
  const isNew = record.state.status !== 'failed' || answer?.status === 'settled';
  if (answer && answer.status !== 'not-found' && isNew) return recordState(record, answer);
  // Read again: the answer to the withdrawal itself may have been written down meanwhile.
  return readKnown(queryClient, paymentHash);
}

/**
 * Home follows payments too, and mostly there is none to ask about: what reads a host's answer, with the
 * cryptography that checks a proof, loads when there is one. Null where it cannot be loaded now.
 */
async function askOnDemand(
  connection: Connection,
  queryClient: QueryClient,
  record: PaymentRecord,
): Promise<HostPayment | null> {
  const loaded = await import('./ask-host.ts').catch(() => null);
  return loaded && loaded.askHost(connection, queryClient, record, Date.now());
}

/** As it is written down, unless its outcome could not be and is known to this page only. */
async function readKnown(
  queryClient: QueryClient,
  paymentHash: PaymentHash,
): Promise<PaymentRecord | null> {
  const written = await readPayment(paymentHash);
  const shown = queryClient.getQueryData<PaymentRecord | null>(paymentQueryKey(paymentHash));
  if (!written || !shown) return written;
  if (shown.state.status === 'settled') return shown;
  const isLater = isDecided(shown.state) && !isDecided(written.state);
  return isLater && isSameAttempt(written, shown) ? shown : written;
}
