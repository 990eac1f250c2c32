/** Reading payments, and the step from submitting to pending. */
import type { NodePubkey, PaymentHash } from '#core/hex.ts';
import type { PaymentId, WalletId } from './ids.ts';
import type { Ledger } from './ledger.ts';
import type { LnTx } from './ln-tx.ts';
import { isUnfinished, type Payment, type UnfinishedPayment } from './payment.ts';
import { PAYMENT_STATE, toLnTx, toPayment } from './rows.ts';

/**
 * Committed just before the node is asked to pay: from here on only the node knows.
 * @param before what the node answered when it was last asked about the hash
 * @throws Error when the payment is not `submitting`
 */
export async function markPending(
  ledger: Ledger,
  id: PaymentId,
  before: 'not-found' | 'failed',
): Promise<void> {
  const result = await ledger.database.write((trx) =>
    trx
      .updateTable('payments')
      .set({ state: PAYMENT_STATE.pending, is_failed_before: before === 'failed' })
      .where('id', '=', id)
      .where('state', '=', PAYMENT_STATE.submitting)
      .executeTakeFirst(),
  );
  if (result.numUpdatedRows !== 1n) throw new Error(`payment ${id} is not submitting`);
  ledger.faultPoint('after-submitted');
}

export async function getPayment(ledger: Ledger, id: PaymentId): Promise<Payment> {
  const row = await ledger.database.read((trx) =>
    trx.selectFrom('payments').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  );
  return toPayment(row);
}

export async function getPaymentLnTx(
  ledger: Ledger,
  { lnTxId }: Pick<Payment, 'lnTxId'>,
): Promise<LnTx> {
  const row = await ledger.database.read((trx) =>
    trx.selectFrom('lntxs').selectAll().where('id', '=', lnTxId).executeTakeFirstOrThrow(),
  );
  return toLnTx(row);
}

/** The wallet's newest payment of a hash; one that has not failed comes before any that has. */
export async function findWalletPayment(
  ledger: Ledger,
  walletId: WalletId,
  paymentHash: PaymentHash,
): Promise<Payment | null> {
  const rows = await ledger.database.read((trx) =>
    trx
      .selectFrom('payments')
      .selectAll()
      .where('wallet_id', '=', walletId)
      .where('payment_hash', '=', paymentHash)
      .orderBy('seq', 'desc')
      .execute(),
  );
  const attempts = rows.map(toPayment);
  return attempts.find(({ status }) => status !== 'failed') ?? attempts[0] ?? null;
}

/** What any wallet's payment has made of a hash, if it is not free to be paid. */
export async function hashStatus(
  ledger: Ledger,
  paymentHash: PaymentHash,
): Promise<'in-transition' | 'already-paid' | null> {
  const attempts = await ledger.database.read((trx) =>
    trx
      .selectFrom('payments')
      .select('state')
      .where('payment_hash', '=', paymentHash)
      .where('state', '!=', PAYMENT_STATE.failed)
      .execute(),
  );
  if (attempts.length === 0) return null;
  return attempts.some(({ state }) => state === PAYMENT_STATE.settled)
    ? 'already-paid'
    : 'in-transition';
}

/** Every attempt of this node at a hash, newest first. At most one of them has not failed. */
export async function listAttempts(
  ledger: Ledger,
  nodePubkey: NodePubkey,
  paymentHash: PaymentHash,
): Promise<Payment[]> {
  const rows = await ledger.database.read((trx) =>
    trx
      .selectFrom('payments')
      .selectAll()
      .where('node_pubkey', '=', nodePubkey)
      .where('payment_hash', '=', paymentHash)
      .orderBy('seq', 'desc')
      .execute(),
  );
  return rows.map(toPayment);
}

/** Oldest first. */
export async function listUnfinishedPayments(ledger: Ledger): Promise<UnfinishedPayment[]> {
  const rows = await ledger.database.read((trx) =>
    trx
      .selectFrom('payments')
      .selectAll()
      .where('state', 'in', [PAYMENT_STATE.submitting, PAYMENT_STATE.pending])
      .orderBy('seq')
      .execute(),
  );
  return rows.map(toPayment).filter(isUnfinished);
}
