/** Searching a wallet's wtxs, newest first, in slices short enough that other requests run in between. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { searcher, type Searchable } from '#core/search.ts';
import { addMsat, msat, ZERO_MSAT } from '#core/money.ts';
import type { WalletId, WtxId } from './ids.ts';
import type { ReadTransaction } from './ledger-database.ts';
import type { Ledger } from './ledger.ts';
import { withDetails, type WtxView } from './transactions.ts';
import type { Wallet } from './wallet.ts';

/** How long a slice may take, as nothing else runs meanwhile. */
const SLICE_MS = 3;
/** In rows. */
const FIRST_SLICE = 200;
const SMALLEST_SLICE = 10;
const LARGEST_SLICE = 1_000;

export interface Search {
  words: string;
  /** Only what is older than this wtx; null for all. */
  before: WtxId | null;
  limit: number;
  /** The client has gone: the search may end early. */
  isGivenUp: () => boolean;
}

export class TransactionSearch {
  readonly #ledger: Ledger;
  /** Resolves when a wallet's last search has ended. */
  readonly #ends = new Map<WalletId, Promise<unknown>>();
  #lastSlice = Promise.resolve();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /**
   * The newest that are found, at most `limit`: with as many, there may be more before the last.
   * Null when `before` is no wtx of the wallet. A wallet's searches run one after another.
   */
  async find(wallet: Wallet, search: Search): Promise<WtxView[] | null> {
    const found = this.#findAfter(this.#ends.get(wallet.id), wallet, search);
    const end = Promise.allSettled([found]);
    this.#ends.set(wallet.id, end);
    try {
      return await found;
    } finally {
      if (this.#ends.get(wallet.id) === end) this.#ends.delete(wallet.id);
    }
  }

  async #findAfter(
    earlier: Promise<unknown> | undefined,
    wallet: Wallet,
    { words, before, limit, isGivenUp }: Search,
  ): Promise<WtxView[] | null> {
    await earlier;
    const finds = searcher(words);
    const found: number[] = [];
    let newest = before ? await numberBefore(this.#ledger, wallet, before) : wallet.wtxCount;
    if (newest === null) return null;
    let size = FIRST_SLICE;
    while (newest > 0 && found.length < limit && !isGivenUp()) {
      await this.#beforeSlice();
      const slice = await searchSlice(this.#ledger, wallet, { newest, size, finds });
      found.push(...slice.found);
      newest -= size;
      size = nextSliceSize(size, slice.ms);
    }
    if (found.length === 0) return [];
    return this.#ledger.database.read(async (trx) => {
      const rows = await trx
        .selectFrom('wtxs')
        .selectAll()
        .where('wallet_id', '=', wallet.id)
        .where('wallet_n', 'in', found.slice(0, limit))
        .orderBy('wallet_n', 'desc')
        .execute();
      return withDetails(trx, rows);
    });
  }

  /** One slice for each turn of the event loop, however many searches run. */
  #beforeSlice(): Promise<void> {
    this.#lastSlice = this.#lastSlice.then(() => nextTurn());
    return this.#lastSlice;
  }
}

/** How many rows to search next, when `size` rows took `tookMs`. */
export function nextSliceSize(size: number, tookMs: number): number {
  const fitting = Math.round(size * Math.min(2, SLICE_MS / tookMs));
  return Math.max(SMALLEST_SLICE, Math.min(fitting, LARGEST_SLICE));
}

interface Slice {
  newest: number;
  size: number;
  finds: (item: Searchable) => boolean;
}

function searchSlice({ database }: Ledger, wallet: Wallet, { newest, size, finds }: Slice) {
  return database.read(async (trx) => {
    // Inside the transaction: waiting for it is not the slice's own time.
    const begun = performance.now();
    const rows = await readRows(trx, wallet, newest, size);
    const found = rows.filter((row) => finds(searchable(row))).map((row) => row.wallet_n);
    return { found, ms: performance.now() - begun };
  });
}

async function numberBefore(ledger: Ledger, wallet: Wallet, id: WtxId): Promise<number | null> {
  const row = await ledger.database.read((trx) =>
    trx
      .selectFrom('wtxs')
      .select('wallet_n')
      .where('id', '=', id)
      .where('wallet_id', '=', wallet.id)
      .executeTakeFirst(),
  );
  return row ? row.wallet_n - 1 : null;
}

function readRows(trx: ReadTransaction, { id }: Wallet, newest: number, size: number) {
  return trx
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
    .where('wtxs.wallet_n', '>', newest - size)
    .orderBy('wtxs.wallet_n', 'desc')
    .execute();
}

type Row = Awaited<ReturnType<typeof readRows>>[number];

function searchable(row: Row): Searchable {
  const amount = msat(row.num_msat < 0n ? -row.num_msat : row.num_msat);
  return {
    texts: [row.user_label, row.memo],
    ids: [row.payment_hash, row.payment_request, row.dest_pubkey, row.id, row.lntx_id],
    amounts: [amount, addMsat(amount, row.fee_charged_msat ?? ZERO_MSAT)],
  };
}
