/** Searching a wallet's wtxs, from the newest back, without ever keeping the ledger from others for long. */
import { setImmediate as aMoment } from 'node:timers/promises';
import { searcher, type Searchable } from '#core/search.ts';
import { addMsat, msat, ZERO_MSAT } from '#core/money.ts';
import type { WtxId } from './ids.ts';
import type { Ledger } from './ledger.ts';
import type { WalletRow } from './schema.ts';
import { withDetails, type WtxView } from './transactions.ts';

/** Some 3 ms of work. */
const BITE = 500n;

export interface Search {
  words: string;
  /** Only what is older than this wtx; null for all. */
  before: WtxId | null;
  limit: number;
  /** Nobody waits for the answer any more. */
  isGivenUp: () => boolean;
}

/**
 * The newest that are found, at most `limit`: with as many, there may be more before the last.
 * Null when `before` is no wtx of the wallet.
 */
export async function searchWalletTransactions(
  ledger: Ledger,
  wallet: WalletRow,
  { words, before, limit, isGivenUp }: Search,
): Promise<WtxView[] | null> {
  const finds = searcher(words);
  const found: bigint[] = [];
  let newest = before ? await numberBefore(ledger, wallet, before) : wallet.wtx_count;
  if (newest === null) return null;
  while (newest > 0n && found.length < limit && !isGivenUp()) {
    const bite = await readBite(ledger, wallet, newest);
    found.push(...bite.filter((row) => finds(searchable(row))).map((row) => row.wallet_n));
    newest -= BITE;
    await aMoment();
  }
  if (found.length === 0) return [];
  const rows = await ledger.db
    .selectFrom('wtxs')
    .selectAll()
    .where('wallet_id', '=', wallet.id)
    .where('wallet_n', 'in', found.slice(0, limit))
    .orderBy('wallet_n', 'desc')
    .execute();
  return withDetails(ledger, rows);
}

async function numberBefore(ledger: Ledger, wallet: WalletRow, id: WtxId): Promise<bigint | null> {
  const row = await ledger.db
    .selectFrom('wtxs')
    .select('wallet_n')
    .where('id', '=', id)
    .where('wallet_id', '=', wallet.id)
    .executeTakeFirst();
  return row ? row.wallet_n - 1n : null;
}

function readBite({ db }: Ledger, { id }: WalletRow, newest: bigint) {
  return db
    .selectFrom('wtxs')
    .leftJoin('lntxs', 'lntxs.id', 'wtxs.lntx_id')
    .leftJoin('payments', 'payments.wtx_id', 'wtxs.id')
    .select([
      'wtxs.wallet_n',
      'wtxs.id',
      'wtxs.num_msat',
      'wtxs.user_label',
      'wtxs.lntx_id',
      'lntxs.memo',
      'lntxs.payment_hash',
      'lntxs.payment_request',
      'lntxs.dest_pubkey',
      'payments.fee_charged_msat',
    ])
    .where('wtxs.wallet_id', '=', id)
    .where('wtxs.wallet_n', '<=', newest)
    .where('wtxs.wallet_n', '>', newest - BITE)
    .orderBy('wtxs.wallet_n', 'desc')
    .execute();
}

type Row = Awaited<ReturnType<typeof readBite>>[number];

function searchable(row: Row): Searchable {
  const amount = msat(row.num_msat < 0n ? -row.num_msat : row.num_msat);
  return {
    texts: [row.user_label, row.memo],
    ids: [row.payment_hash, row.payment_request, row.dest_pubkey, row.id, row.lntx_id],
    amounts: [amount, addMsat(amount, row.fee_charged_msat ?? ZERO_MSAT)],
  };
}
