/** A payment's state, kept true: while it is not final, the host is asked again and again. */
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { PaymentHash } from '#core/hex.ts';
import type { Connection } from '../connection/connection.ts';
import { capabilitiesQuery } from '../lnpay/host-queries.ts';
import { askPayment, type PaymentAnswer } from './ask-payment.ts';
import { isFinal, isOf, type PaymentProgress, type PaymentRecord } from './payment-record.ts';
import { readPayment, recordProgress } from './payment-store.ts';

/** Until a request has certainly ended on the host, "never heard of it" may still change. */
const ARRIVAL_GRACE_MS = 60_000;
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
    refetchInterval: ({ state }) => askAgainIn(state.data ?? null, Date.now()),
  });
}

/** Back-off by the payment's age: about a tenth of it, between 1.5 and 30 seconds. */
function askAgainIn(record: PaymentRecord | null, now: number): number | false {
  if (!record || isFinal(record.progress)) return false;
  const age = Math.max(0, now - record.startedAt);
  return Math.min(SLOWEST_ASK_MS, Math.max(FIRST_ASK_MS, age / 10));
}

async function refreshPayment(
  connection: Connection,
  queryClient: QueryClient,
  paymentHash: PaymentHash,
): Promise<PaymentRecord | null> {
  const record = await readPayment(paymentHash);
  if (!record || isFinal(record.progress) || !isOf(connection, record)) return record;
  const answer = await ask(connection, queryClient, record);
  const progress = answer && progressFrom(answer, record, Date.now());
  // Read again: the answer to the withdrawal itself may have been written down meanwhile.
  return progress ? await recordProgress(paymentHash, progress) : await readPayment(paymentHash);
}

async function ask(
  connection: Connection,
  queryClient: QueryClient,
  record: PaymentRecord,
): Promise<PaymentAnswer> {
  try {
    const capabilities = await queryClient.ensureQueryData(capabilitiesQuery(connection));
    return await askPayment(connection, capabilities, record.paymentHash);
  } catch {
    // The host cannot be asked now; the payment stays as it is, and the next round asks again.
    return null;
  }
}

function progressFrom(
  answer: Exclude<PaymentAnswer, null>,
  record: PaymentRecord,
  now: number,
): PaymentProgress | null {
  switch (answer.kind) {
    case 'settled':
      return { status: 'settled', wtx: answer.wtx, settledAt: now };
    case 'pending':
      return record.progress.status === 'submitting' ? null : { status: 'pending' };
    case 'failed': {
      const neverArrived = answer.failure.cause === 'never-arrived';
      if (neverArrived && now - record.startedAt < ARRIVAL_GRACE_MS) return null;
      return { status: 'failed', failure: answer.failure, failedAt: now };
    }
  }
}
