/** What the ledger needs of a database. sqlite/ implements it; nothing else knows which one it is. */
import type { Transaction } from 'kysely';
import type { Tables } from './schema.ts';

/** Kysely's builder with what all its databases have, and standard SQL. */
export type WriteTransaction = Transaction<Tables>;
export type ReadTransaction = Pick<WriteTransaction, 'selectFrom' | 'getExecutor'>;

/**
 * Whatever the database stores, columns come out as `schema.ts` says: money (`…_msat`) as bigint,
 * flags (`is_…`) as boolean, all other whole numbers as number.
 *
 * The work of a transaction uses the transaction it is given: to begin another one inside it would
 * wait for itself.
 */
export interface LedgerDatabase {
  /**
   * All that `work` does, or nothing when it throws. Runs `work` once, and resolves when a power cut
   * can no longer undo it. No other writer, of this process or another, comes between its start and
   * its commit: the ledger reads, decides and writes without locking rows.
   */
  write<T>(work: (trx: WriteTransaction) => Promise<T>): Promise<T>;
  /** One snapshot: every query of `work` sees the same commits. Does not block writers. */
  read<T>(work: (trx: ReadTransaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** `serve` makes or upgrades the schema; `beside` leaves it alone; `read` cannot write at all. */
export type OpenFor = 'serve' | 'beside' | 'read';
