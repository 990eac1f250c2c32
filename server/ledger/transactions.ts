/** Reading wtxs, newest first, with what the wire shows of each. */
import type { AccountId, WtxId } from './ids.ts';
import type { ReadTransaction } from './ledger-database.ts';
import type { Ledger } from './ledger.ts';
import type { LnTx } from './ln-tx.ts';
import { toLnTx, toWallet, toWtx } from './rows.ts';
import type { WtxRow } from './schema.ts';
import type { Wallet } from './wallet.ts';
import type { Wtx } from './wtx.ts';

export interface WtxView {
  wtx: Wtx;
  wallet: Wallet;
  lnTx: LnTx | null;
}

interface Page {
  offset: number;
  limit: number;
}

/** Fast however long the history is: a wallet numbers its wtxs, so a page is a range of numbers. */
export async function listWalletTransactions(
  ledger: Ledger,
  wallet: Wallet,
  { offset, limit }: Page,
): Promise<WtxView[]> {
  const newest = wallet.wtxCount - offset;
  return ledger.database.read(async (trx) => {
    const rows = await trx
      .selectFrom('wtxs')
      .selectAll()
      .where('wallet_id', '=', wallet.id)
      .where('wallet_n', '<=', newest)
      .where('wallet_n', '>', newest - limit)
      .orderBy('wallet_n', 'desc')
      .execute();
    return withDetails(trx, rows);
  });
}

export async function countAccountTransactions(
  ledger: Ledger,
  accountId: AccountId,
): Promise<number> {
  const { wtx_count } = await ledger.database.read((trx) =>
    trx
      .selectFrom('accounts')
      .select('wtx_count')
      .where('id', '=', accountId)
      .executeTakeFirstOrThrow(),
  );
  return wtx_count;
}

/** Those of all wallets of an account. @param count what `countAccountTransactions` returned */
export async function listAccountTransactions(
  ledger: Ledger,
  accountId: AccountId,
  { offset, limit, count }: Page & { count: number },
): Promise<WtxView[]> {
  const newest = count - offset;
  return ledger.database.read(async (trx) => {
    const rows = await trx
      .selectFrom('wtxs')
      .selectAll()
      .where('account_id', '=', accountId)
      .where('account_n', '<=', newest)
      .where('account_n', '>', newest - limit)
      .orderBy('account_n', 'desc')
      .execute();
    return withDetails(trx, rows);
  });
}

export async function getTransaction(ledger: Ledger, id: WtxId): Promise<WtxView> {
  const [view] = await ledger.database.read(async (trx) =>
    withDetails(trx, await trx.selectFrom('wtxs').selectAll().where('id', '=', id).execute()),
  );
  if (!view) throw new Error(`no wtx ${id}`);
  return view;
}

/** The same rows with their wallets and LnTxs. */
export async function withDetails(
  trx: ReadTransaction,
  rows: readonly WtxRow[],
): Promise<WtxView[]> {
  if (rows.length === 0) return [];
  const walletIds = [...new Set(rows.map((row) => row.wallet_id))];
  const lnTxIds = rows.flatMap((row) => (row.lntx_id === null ? [] : [row.lntx_id]));
  const wallets = await trx
    .selectFrom('wallets')
    .selectAll()
    .where('id', 'in', walletIds)
    .execute();
  const lnTxs =
    lnTxIds.length === 0
      ? []
      : await trx.selectFrom('lntxs').selectAll().where('id', 'in', lnTxIds).execute();
  const walletById = new Map(wallets.map((row) => [row.id, toWallet(row)]));
  const lnTxById = new Map(lnTxs.map((row) => [row.id, toLnTx(row)]));
  return rows.map(toWtx).flatMap((wtx) => {
    const wallet = walletById.get(wtx.walletId);
    const lnTx = wtx.lnTxId === null ? null : (lnTxById.get(wtx.lnTxId) ?? null);
    return wallet ? [{ wtx, wallet, lnTx }] : [];
  });
}
