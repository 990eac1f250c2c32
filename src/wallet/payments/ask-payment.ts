/** Asks the host what became of a payment: by hash where it can, else through its transactions. */
import type { PaymentHash } from '#core/hex.ts';
import { finalFailure } from '#core/lnpay/node-words.ts';
import {
  paymentLookupSchema,
  type Capabilities,
  type PaymentLookup,
} from '#core/lnpay/extensions.ts';
import type { WithdrawAnswer } from '#core/lnpay/withdraw-answer.ts';
import type { Connection } from '../connection/connection.ts';
import { callHost } from '../host/call-host.ts';
import { readReply } from '../host/host-error.ts';
import type { PaymentRecord } from './payment-record.ts';
import { searchTransactions } from './search-transactions.ts';

/** Null when the host cannot tell yet. */
export type PaymentAnswer =
  | Exclude<WithdrawAnswer, { kind: 'unknown' }>
  /** The host has not heard of this attempt, but still may. */
  | { kind: 'not-arrived' }
  | null;

/**
 * What became of an attempt of this device.
 * @throws HostError when the host cannot be asked now.
 */
export async function askPayment(
  connection: Connection,
  capabilities: Capabilities | null,
  attempt: PaymentRecord,
): Promise<PaymentAnswer> {
  const { paymentHash, startedAt } = attempt;
  if (!capabilities?.payment_lookup) return search(connection, paymentHash, startedAt);
  const answer = await lookUp(connection, paymentHash);
  // A hash is paid once, so a success is this payment's, whoever's attempt it was; a failure is not.
  if (answer.status === 'failed' && !isFailureOf(attempt, answer, capabilities)) {
    return { kind: 'not-arrived' };
  }
  return readLookup(answer);
}

/**
 * What the host knows of a hash, whoever's attempt it was.
 * @throws HostError when the host cannot be asked now.
 */
export async function askHash(
  connection: Connection,
  capabilities: Capabilities | null,
  paymentHash: PaymentHash,
): Promise<PaymentAnswer> {
  if (!capabilities?.payment_lookup) return search(connection, paymentHash, null);
  return readLookup(await lookUp(connection, paymentHash));
}

async function search(
  connection: Connection,
  paymentHash: PaymentHash,
  startedAt: number | null,
): Promise<PaymentAnswer> {
  const wtx = await searchTransactions(connection, paymentHash, startedAt);
  return wtx && { kind: 'settled', wtx };
}

async function lookUp(connection: Connection, paymentHash: PaymentHash): Promise<PaymentLookup> {
  const path = `/wallet/:key/payments/${paymentHash}`;
  return readReply(await callHost(connection, { path }), paymentLookupSchema);
}

/** Where attempts have names, one without a name cannot be told from another's. */
function isFailureOf(
  { idempotencyKey }: PaymentRecord,
  { idempotency_key: named }: PaymentLookup,
  capabilities: Capabilities,
): boolean {
  if (idempotencyKey !== undefined) return named === idempotencyKey;
  return !capabilities.idempotency_key && (named ?? null) === null;
}

/**
 * Makes sure that an attempt which has not arrived never will, or says what became of it after all.
 * @throws HostError when the host cannot be asked now.
 */
export async function abandonPayment(
  connection: Connection,
  { paymentHash, idempotencyKey }: PaymentRecord,
): Promise<PaymentAnswer> {
  const path = `/wallet/:key/payments/${paymentHash}/abandon`;
  const reply = await callHost(connection, { method: 'POST', path, idempotencyKey });
  return readLookup(readReply(reply, paymentLookupSchema));
}

function readLookup({ status, wtx, failure }: PaymentLookup): PaymentAnswer {
  switch (status) {
    case 'settled':
      return wtx ? { kind: 'settled', wtx } : null;
    case 'pending':
      return { kind: 'pending', wtx: wtx ?? null };
    case 'failed': {
      const nodeText = failure ?? '';
      return { kind: 'failed', failure: finalFailure(nodeText) ?? { cause: 'other', nodeText } };
    }
    case 'not_found':
      return { kind: 'not-arrived' };
  }
}
