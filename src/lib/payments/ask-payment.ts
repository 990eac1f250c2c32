/** Asks the host what became of a payment: by hash where it can, else through its transactions. */
import type { PaymentHash } from '#core/hex.ts';
import { finalFailure } from '#core/failure.ts';
import {
  paymentLookupSchema,
  type Capabilities,
  type PaymentLookup,
} from '#core/lnpay/extensions.ts';
import type { WithdrawAnswer } from '#core/lnpay/withdraw-answer.ts';
import { isSettled, wtxListSchema, type Wtx } from '#core/lnpay/wire.ts';
import type { Connection } from '../connection/connection.ts';
import { callHost } from '../lnpay/call-host.ts';
import { readReply } from '../lnpay/host-error.ts';
import type { PaymentRecord } from './payment-record.ts';

/** Null when the host cannot tell yet. */
export type PaymentAnswer =
  | Exclude<WithdrawAnswer, { kind: 'unknown' }>
  /** The host has not heard of this attempt, but still may. */
  | { kind: 'not-arrived' }
  | null;

/** An attempt of this device, or a hash of which nothing is known here. */
export type Asked = Pick<PaymentRecord, 'paymentHash' | 'idempotencyKey'>;

/** @throws HostError when the host cannot be asked now. */
export async function askPayment(
  connection: Connection,
  capabilities: Capabilities | null,
  asked: Asked,
): Promise<PaymentAnswer> {
  if (!capabilities?.payment_lookup) return searchTransactions(connection, asked.paymentHash);
  const path = `/wallet/:key/payments/${asked.paymentHash}`;
  const answer = readReply(await callHost(connection, { path }), paymentLookupSchema);
  const ours = asked.idempotencyKey;
  // A hash is paid once, so a success is this payment's, whoever's attempt it was; a failure is not.
  if (answer.status === 'failed' && ours !== undefined && answer.idempotency_key !== ours) {
    return { kind: 'not-arrived' };
  }
  return readLookup(answer);
}

/**
 * Makes sure that an attempt which has not arrived never will, or says what became of it after all.
 * @throws HostError when the host cannot be asked now.
 */
export async function abandonPayment(
  connection: Connection,
  { paymentHash, idempotencyKey }: Asked,
): Promise<PaymentAnswer> {
  const path = `/wallet/:key/payments/${paymentHash}/abandon`;
  const reply = await callHost(connection, { method: 'POST', path, idempotencyKey });
  return readLookup(readReply(reply, paymentLookupSchema));
}

function readLookup({ status, wtx, failure }: PaymentLookup): PaymentAnswer {
  switch (status) {
    case 'succeeded':
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

const PAGES_TO_SEARCH = 3;

/**
 * A plain LNPay host writes a withdrawal down only once it is paid, so finding it settles the matter
 * and not finding it says nothing.
 */
async function searchTransactions(
  connection: Connection,
  paymentHash: PaymentHash,
): Promise<PaymentAnswer> {
  for (let page = 1; page <= PAGES_TO_SEARCH; page += 1) {
    const reply = await callHost(connection, {
      path: '/wallet/:key/transactions',
      query: { page: String(page), 'per-page': '50' },
    });
    const transactions = readReply(reply, wtxListSchema);
    const found = transactions.find((wtx) => isWithdrawalOf(wtx, paymentHash));
    if (found) return { kind: 'settled', wtx: found };
    if (transactions.length < 50) break;
  }
  return null;
}

function isWithdrawalOf(wtx: Wtx, paymentHash: PaymentHash): boolean {
  const { lnTx } = wtx;
  return wtx.num_satoshis <= 0 && lnTx?.r_hash_decoded === paymentHash && isSettled(lnTx);
}
