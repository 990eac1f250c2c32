/** The ledger in a SQLite file: durable commits, one connection, one transaction at a time. */
import { Kysely, sql } from 'kysely';
import SqliteConnection from 'libsql';
import type {
  LedgerDatabase,
  OpenFor,
  ReadTransaction,
  WriteTransaction,
} from '../ledger-database.ts';
import type { Tables } from '../schema.ts';
import { checkVersion, migrate } from './migrate.ts';
import { LedgerDialect } from './sqlite-driver.ts';

const BUSY_TIMEOUT_MS = 5_000;

/**
 * @param file a path, or ":memory:"
 * @throws Error when its schema is not this release's
 */
export function openSqlite(file: string, openFor: OpenFor): LedgerDatabase {
  return databaseOn(connectToSqlite(file, openFor), openFor);
}

export function connectToSqlite(file: string, openFor: OpenFor): SqliteConnection.Database {
  const connection = new SqliteConnection(file, { timeout: BUSY_TIMEOUT_MS });
  if (openFor === 'serve') connection.pragma('journal_mode = WAL');
  // An acknowledged payment survives a power cut.
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  // libsql ignores its own option `readonly`.
  if (openFor === 'read') connection.pragma('query_only = ON');
  // Without this an msat above 2^53 comes back as another number.
  connection.defaultSafeIntegers(true);
  if (openFor === 'serve') migrate(connection);
  else checkVersion(connection);
  return connection;
}

export function databaseOn(
  connection: SqliteConnection.Database,
  openFor: OpenFor,
): LedgerDatabase {
  return new SqliteLedgerDatabase(connection, openFor);
}

class SqliteLedgerDatabase implements LedgerDatabase {
  readonly #kysely: Kysely<Tables>;
  readonly #openFor: OpenFor;

  constructor(connection: SqliteConnection.Database, openFor: OpenFor) {
    this.#kysely = new Kysely<Tables>({ dialect: new LedgerDialect(connection) });
    this.#openFor = openFor;
  }

  write<T>(work: (trx: WriteTransaction) => Promise<T>): Promise<T> {
    return this.#kysely.transaction().execute(work);
  }

  read<T>(work: (trx: ReadTransaction) => Promise<T>): Promise<T> {
    return this.#kysely.transaction().setAccessMode('read only').execute(work);
  }

  /** Moves what is in the write-ahead log into the file, so that the file alone is the ledger. */
  async close(): Promise<void> {
    if (this.#openFor === 'serve') {
      await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(this.#kysely);
    }
    await this.#kysely.destroy();
  }
}
