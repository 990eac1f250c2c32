/** Opens the ledger's SQLite file: durable commits, one connection, one transaction at a time. */
import {
  CompiledQuery,
  Kysely,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type SqliteDatabase,
  type SqliteStatement,
  type TransactionSettings,
} from 'kysely';
import SqliteConnection from 'libsql';
import { checkVersion, migrate } from './migrate.ts';
import type { Database } from './schema.ts';

const BUSY_TIMEOUT_MS = 5_000;

/** `serve` makes or upgrades the file; `beside` leaves its schema alone; `read` cannot write at all. */
export type OpenFor = 'serve' | 'beside' | 'read';

/**
 * @param file a path, or ":memory:"
 * @throws Error when its schema is not this release's
 */
export function openDatabase(file: string, openFor: OpenFor = 'serve'): Kysely<Database> {
  const connection = new SqliteConnection(file, { timeout: BUSY_TIMEOUT_MS });
  if (openFor === 'serve') connection.pragma('journal_mode = WAL');
  // An acknowledged payment survives a power cut.
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  // libsql takes no notice of its own option `readonly`.
  if (openFor === 'read') connection.pragma('query_only = ON');
  // Without this an msat above 2^53 comes back as another number.
  connection.defaultSafeIntegers(true);
  if (openFor === 'serve') migrate(connection);
  else checkVersion(connection);
  return new Kysely<Database>({ dialect: new LedgerDialect(connection) });
}

const MAX_STATEMENTS = 200;

/** Preparing a statement costs as much as running it, and there are few different ones. */
function withStatementCache(connection: SqliteConnection.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => connection.close(),
    prepare: (text) => {
      const known = statements.get(text);
      if (known) return known;
      if (statements.size >= MAX_STATEMENTS) statements.clear();
      const statement: SqliteStatement = connection.prepare(text);
      statements.set(text, statement);
      return statement;
    },
  };
}

class LedgerDialect extends SqliteDialect {
  readonly #connection: SqliteConnection.Database;

  constructor(connection: SqliteConnection.Database) {
    super({ database: withStatementCache(connection) });
    this.#connection = connection;
  }

  override createDriver(): SqliteDriver {
    return new LedgerDriver(this.#connection);
  }
}

class LedgerDriver extends SqliteDriver {
  readonly #connection: SqliteConnection.Database;
  #isTaken = false;
  readonly #waiting: (() => void)[] = [];

  constructor(connection: SqliteConnection.Database) {
    super({ database: withStatementCache(connection) });
    this.#connection = connection;
  }

  /** First come, first served: kysely's own lock lets whoever is lucky go first. */
  override async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#isTaken) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#isTaken = true;
    return super.acquireConnection();
  }

  override async releaseConnection(): Promise<void> {
    await super.releaseConnection();
    const next = this.#waiting.shift();
    if (next) next();
    else this.#isTaken = false;
  }

  /** A transaction that will write takes the write lock at once: a second process cannot slip between. */
  override async beginTransaction(
    connection: DatabaseConnection,
    { accessMode }: TransactionSettings = {},
  ): Promise<void> {
    const begin = accessMode === 'read only' ? 'BEGIN' : 'BEGIN IMMEDIATE';
    await connection.executeQuery(CompiledQuery.raw(begin));
  }

  /** When the disk is full SQLite has undone it already; to try again would hide the reason. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#connection.inTransaction) await super.rollbackTransaction(connection);
  }
}
