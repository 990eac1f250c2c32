/** Asks the host what became of a payment: by hash where it can, else through its transactions. */
import type { QueryClient } from '@tanstack/react-query';
import type { PaymentHash } from '#core/hex.ts';
import type { HostPayment } from '#core/lnpay/lookup-answer.ts';
import { isDecided } from '#core/payment/payment-state.ts';
import type { Connection } from '../connection/connection.ts';
import { abandonPayment } from '../host/abandon-payment.ts';
import { capabilitiesOfHost } from '../host/capabilities-of-host.ts';
import { findPayment } from '../host/find-payment.ts';
import type { Capabilities } from '../host/get-capabilities.ts';
import { lookUpPayment } from '../host/look-up-payment.ts';
import { noteAsked, troubleFrom } from './last-asked.ts';
import { ageOf, type PaymentRecord } from './payment-record.ts';

/** How long a request is given to arrive: while it may be under way, and once its answer was lost. */
const ARRIVAL_MS = { submitting: 60_000, lost: 10_000 };

/**
 * What the host says of an attempt, and notes how asking went. An attempt that should have arrived
 * and has not is abandoned, where the host can: then it is failed. Null when the host says nothing,
 * or cannot be asked now.
 */
export async function askHost(
  connection: Connection,
  queryClient: QueryClient,
  attempt: PaymentRecord,
  now: number,
): Promise<HostPayment | null> {
  try {
    const capabilities = await capabilitiesOfHost(connection, queryClient);
    const found = await askOfAttempt(connection, capabilities, attempt);
    const answer =
      found?.status === 'not-found' && mayBeAbandoned(capabilities, attempt, now)
        ? await abandonPayment(connection, attempt, attempt.idempotencyKey)
        : found;
    noteAsked(queryClient, attempt, answer ? null : 'not-listed', now);
    return answer;
  } catch (error) {
    // The payment stays as it is, and the next round asks again.
    noteAsked(queryClient, attempt, troubleFrom(error), now);
    return null;
  }
}

/**
 * What became of an attempt of this device. Null when the host cannot say.
 * @throws HostError when the host cannot be asked now.
 */
export async function askOfAttempt(
  connection: Connection,
  capabilities: Capabilities | null,
  attempt: PaymentRecord,
): Promise<HostPayment | null> {
  if (!capabilities?.paymentLookup) return findPayment(connection, attempt, attempt.startedAt);
  const { payment, idempotencyKey } = await lookUpPayment(connection, attempt);
  // A hash is paid once, so a settlement is this payment's, whoever's attempt it was; a failure is not.
  const isAnothers =
    payment?.status === 'failed' && !isFailureOf(attempt, idempotencyKey, capabilities);
  return isAnothers ? { status: 'not-found' } : payment;
}

/**
 * What the host knows of a hash, whoever's attempt it was. Null when it cannot say.
 * @throws HostError when the host cannot be asked now.
 */
export async function askOfHash(
  connection: Connection,
  capabilities: Capabilities | null,
  paymentHash: PaymentHash,
): Promise<HostPayment | null> {
  if (!capabilities?.paymentLookup) return findPayment(connection, { paymentHash }, null);
  return (await lookUpPayment(connection, { paymentHash })).payment;
}

/** Where attempts have names, one without a name may be another's. */
function isFailureOf(
  { idempotencyKey }: PaymentRecord,
  named: string | null,
  capabilities: Capabilities,
): boolean {
  if (idempotencyKey !== undefined) return named === idempotencyKey;
  return !capabilities.idempotencyKeys && named === null;
}

function mayBeAbandoned(
  capabilities: Capabilities | null,
  attempt: PaymentRecord,
  now: number,
): boolean {
  const { state, idempotencyKey } = attempt;
  const time = state.status === 'submitting' ? ARRIVAL_MS.submitting : ARRIVAL_MS.lost;
  return (
    capabilities?.abandon === true &&
    idempotencyKey !== undefined &&
    !isDecided(state) &&
    ageOf(attempt, now) >= time
  );
}
