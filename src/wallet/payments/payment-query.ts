/** A payment's state, kept true: while it is not final, the host is asked again and again. */
import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { PaymentHash } from '#core/hex.ts';
import type { Capabilities } from '#core/lnpay/extensions.ts';
import type { Connection } from '../connection/connection.ts';
import { capabilitiesOfHost } from '../host/capabilities-of-host.ts';
import { abandonPayment, askPayment, type PaymentAnswer } from './ask-payment.ts';
import { noteQuestion, troubleOf } from './last-question.ts';
import {
  ageOf,
  isFinal,
  isOf,
  isSameAttempt,
  type PaymentProgress,
  type PaymentRecord,
} from './payment-record.ts';
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
    // A failure is asked about once, by whoever opens it.
    refetchOnWindowFocus: ({ state }) => state.data?.progress.status !== 'failed',
    refetchInterval: ({ state }) => askAgainIn(state.data ?? null, Date.now()),
  });
}

/** Back-off by the payment's age: about a tenth of it, between 1.5 and 30 seconds. */
function askAgainIn(record: PaymentRecord | null, now: number): number | false {
  if (!record || isFinal(record.progress)) return false;
  return Math.min(SLOWEST_ASK_MS, Math.max(FIRST_ASK_MS, ageOf(record, now) / 10));
}

async function refreshPayment(
  connection: Connection,
  queryClient: QueryClient,
  paymentHash: PaymentHash,
): Promise<PaymentRecord | null> {
  const known = () => readKnown(queryClient, paymentHash);
  const record = await known();
  const queryKey = paymentQueryKey(paymentHash);
  // What this device knows is shown while the host is asked, which may take long.
  if (queryClient.getQueryData(queryKey) === undefined) queryClient.setQueryData(queryKey, record);
  if (!record || record.progress.status === 'settled' || !isOf(connection, record)) return record;
  const answer = await ask(connection, queryClient, record, Date.now());
  const progress = answer && progressFrom(answer, record, Date.now());
  // Read again: the answer to the withdrawal itself may have been written down meanwhile.
  return progress ? await keepProgress(record, progress) : await known();
}

/** As it is written down, unless what came of the attempt could not be and is only in memory. */
async function readKnown(
  queryClient: QueryClient,
  paymentHash: PaymentHash,
): Promise<PaymentRecord | null> {
  const written = await readPayment(paymentHash);
  const shown = queryClient.getQueryData<PaymentRecord | null>(paymentQueryKey(paymentHash));
  if (!written || !shown) return written;
  if (shown.progress.status === 'settled') return shown;
  const ended = isFinal(shown.progress) && !isFinal(written.progress);
  return ended && isSameAttempt(written, shown) ? shown : written;
}

/** Writes down what has come of an attempt. On a device that is full it is known to this page only. */
export async function keepProgress(
  attempt: PaymentRecord,
  progress: PaymentProgress,
): Promise<PaymentRecord | null> {
  try {
    return await recordProgress(attempt, progress);
  } catch {
    return { ...attempt, progress };
  }
}

/**
 * What the host says of an attempt; null when it says nothing, or cannot be asked now. How the
 * question went is noted.
 */
export async function ask(
  connection: Connection,
  queryClient: QueryClient,
  record: PaymentRecord,
  now: number,
): Promise<PaymentAnswer> {
  try {
    const capabilities = await capabilitiesOfHost(connection, queryClient);
    const said = await askPayment(connection, capabilities, record);
    const answer =
      said?.kind === 'not-arrived' && mayBeAbandoned(capabilities, record, now)
        ? await abandonPayment(connection, record)
        : said;
    noteQuestion(queryClient, record, answer ? null : 'says-nothing', now);
    return answer;
  } catch (error) {
    // The host cannot be asked now; the payment stays as it is, and the next round asks again.
    noteQuestion(queryClient, record, troubleOf(error), now);
    return null;
  }
}

function mayBeAbandoned(
  capabilities: Capabilities | null,
  record: PaymentRecord,
  now: number,
): boolean {
  const { progress, idempotencyKey } = record;
  const time = progress.status === 'submitting' ? ARRIVAL_MS.submitting : ARRIVAL_MS.lost;
  return (
    capabilities?.abandon === true &&
    idempotencyKey !== undefined &&
    !isFinal(progress) &&
    ageOf(record, now) >= time
  );
}

function progressFrom(
  answer: Exclude<PaymentAnswer, null>,
  record: PaymentRecord,
  now: number,
): PaymentProgress | null {
  // Another device may have paid it since, or the host may have learned of it late.
  if (record.progress.status === 'failed' && answer.kind !== 'settled') return null;
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
