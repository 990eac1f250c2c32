/** A payment's state, kept true: while it is not final, the host is asked again and again. */
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { PaymentHash } from '#core/hex.ts';
import type { Capabilities } from '#core/lnpay/extensions.ts';
import type { Connection } from '../connection/connection.ts';
import { capabilitiesOfHost } from '../lnpay/capabilities-of-host.ts';
import { abandonPayment, askPayment, type PaymentAnswer } from './ask-payment.ts';
import { isFinal, isOf, type PaymentProgress, type PaymentRecord } from './payment-record.ts';
import { readPayment, recordProgress } from './payment-store.ts';

/** So long a request is given to arrive: while it may be on its way, and once its answer was lost. */
const ARRIVAL_MS = { submitting: 60_000, lost: 10_000 };
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
  if (!record || isDecided(record.progress) || !isOf(connection, record)) return record;
  const answer = await ask(connection, queryClient, record, Date.now());
  const progress = answer && progressFrom(answer, Date.now());
  // Read again: the answer to the withdrawal itself may have been written down meanwhile.
  return progress ? await recordProgress(record, progress) : await readPayment(paymentHash);
}

/** "Already paid" may be this wallet's own payment, so whoever opens it has the host asked again. */
function isDecided(progress: PaymentProgress): boolean {
  if (progress.status === 'failed') return progress.failure.cause !== 'already-paid';
  return progress.status === 'settled';
}

/** What the host says of an attempt; null when it says nothing, or cannot be asked now. */
export async function ask(
  connection: Connection,
  queryClient: QueryClient,
  record: PaymentRecord,
  now: number,
): Promise<PaymentAnswer> {
  try {
    const capabilities = await capabilitiesOfHost(connection, queryClient);
    const answer = await askPayment(connection, capabilities, record);
    if (answer?.kind !== 'not-arrived' || !mayBeAbandoned(capabilities, record, now)) return answer;
    return await abandonPayment(connection, record);
  } catch {
    // The host cannot be asked now; the payment stays as it is, and the next round asks again.
    return null;
  }
}

function mayBeAbandoned(
  capabilities: Capabilities | null,
  { progress, startedAt, idempotencyKey }: PaymentRecord,
  now: number,
): boolean {
  const time = progress.status === 'submitting' ? ARRIVAL_MS.submitting : ARRIVAL_MS.lost;
  return (
    capabilities?.abandon === true &&
    idempotencyKey !== undefined &&
    !isFinal(progress) &&
    now - startedAt >= time
  );
}

function progressFrom(answer: Exclude<PaymentAnswer, null>, now: number): PaymentProgress | null {
  switch (answer.kind) {
    case 'settled':
      return { status: 'settled', wtx: answer.wtx, settledAt: now };
    case 'pending':
      return { status: 'pending' };
    case 'failed':
      return { status: 'failed', failure: answer.failure, failedAt: now };
    case 'not-arrived':
      return null;
  }
}
