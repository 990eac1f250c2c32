/** Reading wtxs, newest first, with what the wire shows of each. */
import type { AccountId } from './accounts.ts';
import type { WtxId } from './ids.ts';
import type { Ledger } from './ledger.ts';
import type { LnTxRow, WalletRow, WtxRow } from './schema.ts';

export interface WtxView {
  wtx: WtxRow;
  wallet: WalletRow;
  lnTx: LnTxRow | null;
}

interface Part {
  offset: number;
  limit: number;
}

/** Cheap however long the history is: a wallet numbers its wtxs, so a page is a range of numbers. */
export async function listWalletTransactions(
  ledger: Ledger,
  wallet: WalletRow,
  { offset, limit }: Part,
): Promise<WtxView[]> {
  const newest = wallet.wtx_count - BigInt(offset);
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
  const walletById = new Map(wallets.map((wallet) => [wallet.id, wallet]));
  const lnTxById = new Map(lnTxs.map((lnTx) => [lnTx.id, lnTx]));
  return rows.flatMap((wtx) => {
    const wallet = walletById.get(wtx.wallet_id);
    const lnTx = wtx.lntx_id === null ? null : (lnTxById.get(wtx.lntx_id) ?? null);
    return wallet ? [{ wtx, wallet, lnTx }] : [];
  });
}
