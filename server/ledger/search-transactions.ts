/** Searching a wallet's wtxs, from the newest back, without ever keeping the ledger from others for long. */
import { setImmediate as aMoment } from 'node:timers/promises';
import { searcher, type Searchable } from '#core/search.ts';
import { addMsat, msat, ZERO_MSAT } from '#core/money.ts';
import type { WalletId, WtxId } from './ids.ts';
import type { Ledger } from './ledger.ts';
import { withDetails, type WtxView } from './transactions.ts';
import type { Wallet } from './wallet.ts';

/** For so long nothing else runs. */
const BITE_MS = 3;
const FIRST_BITE = 200;
const SMALLEST_BITE = 10;
const LARGEST_BITE = 1_000;

export interface Search {
  words: string;
  /** Only what is older than this wtx; null for all. */
  before: WtxId | null;
  limit: number;
  /** Nobody waits for the answer any more. */
  isGivenUp: () => boolean;
}

export class TransactionSearch {
  readonly #ledger: Ledger;
  /** The end of each wallet's last search. */
  readonly #ends = new Map<WalletId, Promise<unknown>>();
  #lastTurn = Promise.resolve();

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
    const found: bigint[] = [];
    let newest = before
      ? await numberBefore(this.#ledger, wallet, before)
      : BigInt(wallet.wtxCount);
    if (newest === null) return null;
    let size = FIRST_BITE;
    while (newest > 0n && found.length < limit && !isGivenUp()) {
      await this.#turn();
      const bite = await takeBite(this.#ledger, wallet, { newest, size, finds });
      found.push(...bite.found);
      newest -= BigInt(size);
      size = nextBite(size, bite.ms);
    }
    if (found.length === 0) return [];
    const rows = await this.#ledger.db
      .selectFrom('wtxs')
      .selectAll()
      .where('wallet_id', '=', wallet.id)
      .where('wallet_n', 'in', found.slice(0, limit))
      .orderBy('wallet_n', 'desc')
      .execute();
    return withDetails(this.#ledger, rows);
  }

  /** One bite between two looks at what else there is to do, however many search. */
  #turn(): Promise<void> {
    this.#lastTurn = this.#lastTurn.then(() => aMoment());
    return this.#lastTurn;
  }
}

/** How many rows to look at next, after so many took so long. */
export function nextBite(size: number, tookMs: number): number {
  const fitting = Math.round(size * Math.min(2, BITE_MS / tookMs));
  return Math.max(SMALLEST_BITE, Math.min(fitting, LARGEST_BITE));
}

interface Bite {
  newest: bigint;
  size: number;
  finds: (item: Searchable) => boolean;
}

function takeBite({ db }: Ledger, wallet: Wallet, { newest, size, finds }: Bite) {
  return db.connection().execute(async (connection) => {
    // Waiting for the connection is not the bite's own time.
    const begun = performance.now();
    const rows = await readRows({ db: connection }, wallet, newest, size);
    const found = rows.filter((row) => finds(searchable(row))).map((row) => row.wallet_n);
    return { found, ms: performance.now() - begun };
  });
}

async function numberBefore(ledger: Ledger, wallet: Wallet, id: WtxId): Promise<bigint | null> {
  const row = await ledger.db
    .selectFrom('wtxs')
    .select('wallet_n')
    .where('id', '=', id)
    .where('wallet_id', '=', wallet.id)
    .executeTakeFirst();
  return row ? row.wallet_n - 1n : null;
}

function readRows({ db }: Pick<Ledger, 'db'>, { id }: Wallet, newest: bigint, size: number) {
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
    .where('wtxs.wallet_n', '>', newest - BigInt(size))
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
