/**
 * The first step of a payment: one durable transaction that holds the amount and the fee limit,
 * before any node is called.
 */
import { defaultFeeLimit } from '#core/payment/fee-limit.ts';
import type { NodePubkey } from '#core/hex.ts';
import type { Invoice } from '#core/invoice/invoice.ts';
import {
  addMsat,
  ceilToSat,
  floorSat,
  minMsat,
  msatFromSat,
  subtractMsat,
  ZERO_MSAT,
  type Msat,
} from '#core/money.ts';
import { hold, walletIn } from './balance.ts';
import { claimKey, isKeyTaken, type IdempotencyKey } from './idempotency.ts';
import { newLnTxId, newWtxId, type LnTxId, type PaymentId, type WalletId } from './ids.ts';
import type { Ledger } from './ledger.ts';
import type { Payment } from './payment.ts';
import { PAYMENT_STATE, toPayment, unpaidLnTxRow } from './rows.ts';
import type { ReadTransaction, WriteTransaction } from './ledger-database.ts';
import { availableMsat } from './wallet.ts';

export interface PaymentOrder {
  /** Made by the caller, who marks the payment as its own before it is reserved. */
  id: PaymentId;
  walletId: WalletId;
  nodePubkey: NodePubkey;
  invoice: Invoice;
  amount: Msat;
  /** Null: LNPay's default, or less where the wallet has no more. */
  feeLimit: Msat | null;
  /** The payee is a wallet of this ledger too. */
  isInside: boolean;
  /** JSON, stored with the wtx. */
  passThru: string;
  idempotencyKey: IdempotencyKey | null;
}

export type Reservation =
  | { kind: 'reserved'; payment: Payment }
  /** Another payment of this hash is unfinished. */
  | { kind: 'in-transition' }
  | { kind: 'already-paid' }
  | { kind: 'insufficient'; available: Msat }
  /** An earlier request has claimed this idempotency key. */
  | { kind: 'key-taken' };

export async function reservePayment(ledger: Ledger, order: PaymentOrder): Promise<Reservation> {
  const reservation = await reserveInTransaction(ledger, order);
  if (reservation.kind === 'reserved') ledger.faultPoint('after-reserve');
  return reservation;
}

function reserveInTransaction(ledger: Ledger, order: PaymentOrder): Promise<Reservation> {
  return ledger.database.write(async (trx) => {
    if (await isKeyTaken(trx, order.walletId, order.idempotencyKey)) return { kind: 'key-taken' };
    const conflict = await findConflict(trx, order);
    if (conflict) return { kind: conflict };
    const available = availableMsat(await walletIn(trx, order.walletId));
    const feeLimit = order.feeLimit ?? affordableDefault(order.amount, available);
    // Not addMsat: the sum may be more than an Msat can be.
    if (order.amount + ceilToSat(feeLimit) > available) return { kind: 'insufficient', available };
    const held = addMsat(order.amount, ceilToSat(feeLimit));

    await hold(trx, order.walletId, held);
    const lnTxId = await insertLnTx(trx, order, ledger.now());
    const row = await trx
      .insertInto('payments')
      .values({
        id: order.id,
        wallet_id: order.walletId,
        node_pubkey: order.nodePubkey,
        payment_hash: order.invoice.paymentHash,
        state: PAYMENT_STATE.submitting,
        is_inside: order.isInside,
        is_failed_before: false,
        amount_msat: order.amount,
        fee_limit_msat: feeLimit,
        hold_msat: held,
        lntx_id: lnTxId,
        wtx_id: newWtxId(),
        idempotency_key: order.idempotencyKey?.key ?? null,
        pass_thru: order.passThru,
        covered_msat: ZERO_MSAT,
        created_at: ledger.now(),
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await claimKey(trx, ledger, order.walletId, order.idempotencyKey, order.id);
    ledger.faultPoint('mid-reserve');
    return { kind: 'reserved', payment: toPayment(row) };
  });
}

/** LNPay's default limit, lowered to what the wallet has left, so that a whole balance can be sent. */
function affordableDefault(amount: Msat, available: Msat): Msat {
  const wanted = defaultFeeLimit(amount);
  if (available < amount) return wanted;
  return minMsat(wanted, msatFromSat(floorSat(subtractMsat(available, amount))));
}

async function findConflict(
  trx: ReadTransaction,
  { nodePubkey, invoice, isInside }: PaymentOrder,
): Promise<'in-transition' | 'already-paid' | null> {
  const other = await trx
    .selectFrom('payments')
    .select('state')
    .where('node_pubkey', '=', nodePubkey)
    .where('payment_hash', '=', invoice.paymentHash)
    .where('state', '!=', PAYMENT_STATE.failed)
    .executeTakeFirst();
  if (other) return other.state === PAYMENT_STATE.settled ? 'already-paid' : 'in-transition';
  if (!isInside) return null;
  const own = await trx
    .selectFrom('lntxs')
    .select('settled_at')
    .where('direction', '=', 'in')
    .where('payment_hash', '=', invoice.paymentHash)
    .executeTakeFirstOrThrow();
  return own.settled_at === null ? null : 'already-paid';
}

async function insertLnTx(
  trx: WriteTransaction,
  { walletId, invoice, amount, passThru }: PaymentOrder,
  now: number,
): Promise<LnTxId> {
  const row = unpaidLnTxRow({
    id: newLnTxId(),
    walletId,
    direction: 'out',
    paymentHash: invoice.paymentHash,
    paymentRequest: invoice.paymentRequest,
    payee: invoice.payee,
    description: invoice.description,
    amount,
    expiry: invoice.expiresAt - invoice.createdAt,
    expiresAt: invoice.expiresAt,
    createdAt: now,
    passThru,
  });
  await trx.insertInto('lntxs').values(row).execute();
  return row.id;
}
