/** Reading payment attempts, and the step from reserved to submitted. */
import type { NodePubkey, PaymentHash } from '#core/hex.ts';
import type { PaymentId, WalletId } from './ids.ts';
import type { Ledger } from './ledger.ts';
import type { LnTxRow, PaymentRow } from './schema.ts';

/**
 * Committed just before the node is asked to pay: from here on only the node knows.
 * @param before what the node said of the hash when it was asked last
 */
export async function markSubmitted(
  ledger: Ledger,
  id: PaymentId,
  before: 'not-found' | 'failed',
): Promise<void> {
  const result = await ledger.db
    .updateTable('payments')
    .set({ state: 'submitted', is_failed_before: before === 'failed' ? 1 : 0 })
    .where('id', '=', id)
    .where('state', '=', 'reserved')
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new Error(`payment ${id} is not reserved`);
  ledger.faultPoint('after-submitted');
}

export async function getPayment(ledger: Ledger, id: PaymentId): Promise<PaymentRow> {
  return ledger.db
    .selectFrom('payments')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}

export async function getPaymentLnTx(ledger: Ledger, payment: PaymentRow): Promise<LnTxRow> {
  return ledger.db
    .selectFrom('lntxs')
    .selectAll()
    .where('id', '=', payment.lntx_id)
    .executeTakeFirstOrThrow();
}

/** The wallet's newest attempt at a hash; one that runs or is paid comes before any failed one. */
export async function findWalletPayment(
  ledger: Ledger,
  walletId: WalletId,
  paymentHash: PaymentHash,
): Promise<PaymentRow | null> {
  const attempts = await ledger.db
    .selectFrom('payments')
    .selectAll()
    .where('wallet_id', '=', walletId)
    .where('payment_hash', '=', paymentHash)
    .orderBy('seq', 'desc')
    .execute();
  return attempts.find(({ state }) => state !== 'failed') ?? attempts[0] ?? null;
}

/** What any wallet's attempt has made of a hash, if it is not free to be paid. */
export async function hashStatus(
  ledger: Ledger,
  paymentHash: PaymentHash,
): Promise<'in-transition' | 'already-paid' | null> {
  const attempts = await ledger.db
    .selectFrom('payments')
    .select('state')
    .where('payment_hash', '=', paymentHash)
    .where('state', '!=', 'failed')
    .execute();
  if (attempts.length === 0) return null;
  return attempts.some(({ state }) => state === 'succeeded') ? 'already-paid' : 'in-transition';
}

/** Every attempt of this node at a hash, newest first. At most one of them has not failed. */
export async function listAttempts(
  ledger: Ledger,
  nodePubkey: NodePubkey,
  paymentHash: PaymentHash,
): Promise<PaymentRow[]> {
  return ledger.db
    .selectFrom('payments')
    .selectAll()
    .where('node_pubkey', '=', nodePubkey)
    .where('payment_hash', '=', paymentHash)
    .orderBy('seq', 'desc')
    .execute();
}

/** Attempts without an outcome, oldest first. */
export async function listUnfinished(ledger: Ledger): Promise<PaymentRow[]> {
  return ledger.db
    .selectFrom('payments')
    .selectAll()
    .where('state', 'in', ['reserved', 'submitted'])
    .orderBy('seq')
    .execute();
}
