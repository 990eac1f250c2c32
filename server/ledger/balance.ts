/** Changes of a wallet's money, each in the caller's transaction. */
import { addMsat, subtractMsat, type Msat } from '#core/money.ts';
import { newWtxId, type LnTxId, type WalletId, type WtxId } from './ids.ts';
import { toWallet, toWtx } from './rows.ts';
import type { ReadTransaction, WriteTransaction } from './ledger-database.ts';
import type { Wallet } from './wallet.ts';
import type { Wtx, WtxType } from './wtx.ts';

export interface BalanceChange {
  walletId: WalletId;
  type: WtxType;
  direction: 'credit' | 'debit';
  amount: Msat;
  label: string;
  /** JSON. */
  passThru: string;
  lnTxId?: LnTxId;
  /** Where the id was already given to the caller, as in the answer to a pending withdrawal. */
  id?: WtxId;
  /** Unix seconds. */
  at: number;
}

/**
 * Credits or debits a wallet, and writes the wtx that says why.
 * @throws RangeError when a debit is larger than the balance: callers hold the money first
 */
export async function changeBalance(trx: WriteTransaction, change: BalanceChange): Promise<Wtx> {
  const wallet = await walletIn(trx, change.walletId);
  const isCredit = change.direction === 'credit';
  const balance = isCredit
    ? addMsat(wallet.balance, change.amount)
    : subtractMsat(wallet.balance, change.amount);
  const wallet_n = wallet.wtxCount + 1;
  const { wtx_count: account_n } = await trx
    .updateTable('accounts')
    .set((e) => ({ wtx_count: e('wtx_count', '+', 1) }))
    .where('id', '=', wallet.accountId)
    .returning('wtx_count')
    .executeTakeFirstOrThrow();
  await trx
    .updateTable('wallets')
    .set({ balance_msat: balance, wtx_count: wallet_n, updated_at: change.at })
    .where('id', '=', wallet.id)
    .execute();
  const row = await trx
    .insertInto('wtxs')
    .values({
      id: change.id ?? newWtxId(),
      wallet_id: wallet.id,
      account_id: wallet.accountId,
      wallet_n,
      account_n,
      type: change.type,
      num_msat: isCredit ? change.amount : 0n - change.amount,
      balance_after_msat: balance,
      user_label: change.label,
      lntx_id: change.lnTxId ?? null,
      pass_thru: change.passThru,
      created_at: change.at,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toWtx(row);
}

/** Keeps an amount of the balance for a payment. */
export async function hold(trx: WriteTransaction, walletId: WalletId, amount: Msat) {
  const wallet = await walletIn(trx, walletId);
  await setHeld(trx, walletId, addMsat(wallet.held, amount));
}

/** The opposite of `hold`. */
export async function release(trx: WriteTransaction, walletId: WalletId, amount: Msat) {
  const wallet = await walletIn(trx, walletId);
  await setHeld(trx, walletId, subtractMsat(wallet.held, amount));
}

async function setHeld(trx: WriteTransaction, id: WalletId, held_msat: Msat) {
  await trx.updateTable('wallets').set({ held_msat }).where('id', '=', id).execute();
}

export async function walletIn(trx: ReadTransaction, id: WalletId): Promise<Wallet> {
  return toWallet(
    await trx.selectFrom('wallets').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  );
}
