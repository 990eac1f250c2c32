/** Reading wtxs, newest first, with what the wire shows of each. */
import type { AccountId, WtxId } from './ids.ts';
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

interface Part {
  offset: number;
  limit: number;
}

/** Cheap however long the history is: a wallet numbers its wtxs, so a page is a range of numbers. */
export async function listWalletTransactions(
  ledger: Ledger,
  wallet: Wallet,
  { offset, limit }: Part,
): Promise<WtxView[]> {
  const newest = BigInt(wallet.wtxCount - offset);
  const rows = await ledger.db
    .selectFrom('wtxs')
    .selectAll()
    .where('wallet_id', '=', wallet.id)
    .where('wallet_n', '<=', newest)
    .where('wallet_n', '>', newest - BigInt(limit))
    .orderBy('wallet_n', 'desc')
    .execute();
  return withDetails(ledger, rows);
}

export async function countAccountTransactions(
  ledger: Ledger,
  accountId: AccountId,
): Promise<number> {
  const { wtx_count } = await ledger.db
    .selectFrom('accounts')
    .select('wtx_count')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  return Number(wtx_count);
}

/** As a wallet's, of all wallets of an account. @param count what `countAccountTransactions` said */
export async function listAccountTransactions(
  ledger: Ledger,
  accountId: AccountId,
  { offset, limit, count }: Part & { count: number },
): Promise<WtxView[]> {
  const newest = BigInt(count - offset);
  const rows = await ledger.db
    .selectFrom('wtxs')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('account_n', '<=', newest)
    .where('account_n', '>', newest - BigInt(limit))
    .orderBy('account_n', 'desc')
    .execute();
  return withDetails(ledger, rows);
}

export async function getTransaction(ledger: Ledger, id: WtxId): Promise<WtxView> {
  const row = await ledger.db
    .selectFrom('wtxs')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const [view] = await withDetails(ledger, [row]);
  if (!view) throw new Error(`no wallet for ${row.id}`);
  return view;
}

/** The same rows with their wallets and LnTxs. */
export async function withDetails(ledger: Ledger, rows: readonly WtxRow[]): Promise<WtxView[]> {
  if (rows.length === 0) return [];
  const walletIds = [...new Set(rows.map((row) => row.wallet_id))];
  const lnTxIds = rows.flatMap((row) => (row.lntx_id === null ? [] : [row.lntx_id]));
  const wallets = await ledger.db
    .selectFrom('wallets')
    .selectAll()
    .where('id', 'in', walletIds)
    .execute();
  const lnTxs =
    lnTxIds.length === 0
      ? []
      : await ledger.db.selectFrom('lntxs').selectAll().where('id', 'in', lnTxIds).execute();
  const walletById = new Map(wallets.map((row) => [row.id, toWallet(row)]));
  const lnTxById = new Map(lnTxs.map((row) => [row.id, toLnTx(row)]));
  return rows.map(toWtx).flatMap((wtx) => {
    const wallet = walletById.get(wtx.walletId);
    const lnTx = wtx.lnTxId === null ? null : (lnTxById.get(wtx.lnTxId) ?? null);
    return wallet ? [{ wtx, wallet, lnTx }] : [];
  });
}
