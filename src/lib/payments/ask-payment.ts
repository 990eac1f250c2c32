/** Asks the host what became of a payment: by hash where it can, else through its transactions. */
import type { PaymentHash } from '#core/hex.ts';
import { finalFailure } from '#core/failure.ts';
import { paymentLookupSchema, type Capabilities } from '#core/lnpay/extensions.ts';
import type { WithdrawAnswer } from '#core/lnpay/withdraw-answer.ts';
import { isSettled, wtxListSchema, type Wtx } from '#core/lnpay/wire.ts';
import type { Connection } from '../connection/connection.ts';
import { callHost } from '../lnpay/call-host.ts';
import { readReply } from '../lnpay/host-error.ts';

/** Null when the host cannot tell yet. */
export type PaymentAnswer = Exclude<WithdrawAnswer, { kind: 'unknown' }> | null;

/** @throws HostError when the host cannot be asked now. */
export async function askPayment(
  connection: Connection,
  capabilities: Capabilities | null,
  paymentHash: PaymentHash,
): Promise<PaymentAnswer> {
  return capabilities?.payment_lookup
    ? lookUpByHash(connection, paymentHash)
    : searchTransactions(connection, paymentHash);
}

async function lookUpByHash(
  connection: Connection,
  paymentHash: PaymentHash,
): Promise<PaymentAnswer> {
  const path = `/wallet/:key/payments/${paymentHash}`;
  const answer = readReply(await callHost(connection, { path }), paymentLookupSchema);
  switch (answer.status) {
    case 'succeeded':
      return answer.wtx ? { kind: 'settled', wtx: answer.wtx } : null;
    case 'pending':
      return { kind: 'pending', wtx: answer.wtx ?? null };
    case 'failed': {
      const nodeText = answer.failure ?? '';
      return { kind: 'failed', failure: finalFailure(nodeText) ?? { cause: 'other', nodeText } };
    }
    case 'not_found':
      return { kind: 'failed', failure: { cause: 'never-arrived', nodeText: '' } };
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
