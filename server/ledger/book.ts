/** Bookings: each moves a wallet's balance and writes the wtx that says why, in the caller's transaction. */
import type { Transaction } from 'kysely';
import { addMsat, subtractMsat, type Msat } from '#core/money.ts';
import { newWtxId, type LnTxId, type WalletId, type WtxId } from './ids.ts';
import { toWallet, toWtx } from './rows.ts';
import type { Database } from './schema.ts';
import type { Wallet } from './wallet.ts';
import type { Wtx, WtxType } from './wtx.ts';

export interface Booking {
  walletId: WalletId;
  type: WtxType;
  direction: 'credit' | 'debit';
  amount: Msat;
  label: string;
  passThru: string;
  lnTxId?: LnTxId;
  /** Where the id was given away before the booking, as in the answer to a pending withdrawal. */
  id?: WtxId;
  at: number;
}

/** @throws RangeError when a debit is larger than the balance: callers hold the money first. */
export async function book(trx: Transaction<Database>, booking: Booking): Promise<Wtx> {
  const wallet = await walletIn(trx, booking.walletId);
  const isCredit = booking.direction === 'credit';
  const balance = isCredit
    ? addMsat(wallet.balance, booking.amount)
    : subtractMsat(wallet.balance, booking.amount);
  const wallet_n = BigInt(wallet.wtxCount + 1);
  const { wtx_count: account_n } = await trx
    .updateTable('accounts')
    .set((e) => ({ wtx_count: e('wtx_count', '+', 1n) }))
    .where('id', '=', wallet.accountId)
    .returning('wtx_count')
    .executeTakeFirstOrThrow();
  await trx
    .updateTable('wallets')
    .set({ balance_msat: balance, wtx_count: wallet_n, updated_at: booking.at })
    .where('id', '=', wallet.id)
    .execute();
  const row = await trx
    .insertInto('wtxs')
    .values({
      id: booking.id ?? newWtxId(),
      wallet_id: wallet.id,
      account_id: wallet.accountId,
      wallet_n,
      account_n,
      type: booking.type,
      num_msat: isCredit ? booking.amount : 0n - booking.amount,
      balance_after_msat: balance,
      user_label: booking.label,
      lntx_id: booking.lnTxId ?? null,
      pass_thru: booking.passThru,
      created_at: booking.at,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toWtx(row);
}

export async function hold(trx: Transaction<Database>, walletId: WalletId, amount: Msat) {
  const wallet = await walletIn(trx, walletId);
  await setHeld(trx, walletId, addMsat(wallet.held, amount));
}

export async function release(trx: Transaction<Database>, walletId: WalletId, amount: Msat) {
  const wallet = await walletIn(trx, walletId);
  await setHeld(trx, walletId, subtractMsat(wallet.held, amount));
}

async function setHeld(trx: Transaction<Database>, id: WalletId, held_msat: Msat) {
  await trx.updateTable('wallets').set({ held_msat }).where('id', '=', id).execute();
}

export async function walletIn(trx: Transaction<Database>, id: WalletId): Promise<Wallet> {
  return toWallet(
    await trx.selectFrom('wallets').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  );
}
