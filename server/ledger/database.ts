/** Opens the ledger's SQLite file: durable commits, one connection, one transaction at a time. */
import {
  CompiledQuery,
  Kysely,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
} from 'kysely';
import SqliteConnection from 'libsql';
import { migrate } from './migrate.ts';
import type { Database } from './schema.ts';

const BUSY_TIMEOUT_MS = 5_000;

/** @param file a path, or ":memory:" */
export function openDatabase(file: string): Kysely<Database> {
  const connection = new SqliteConnection(file, { timeout: BUSY_TIMEOUT_MS });
  connection.pragma('journal_mode = WAL');
  // An acknowledged payment survives a power cut.
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  // Without this an msat above 2^53 comes back as another number.
  connection.defaultSafeIntegers(true);
  migrate(connection);
  return new Kysely<Database>({ dialect: new LedgerDialect({ database: connection }) });
}

type DialectConfig = ConstructorParameters<typeof SqliteDriver>[0];

class LedgerDialect extends SqliteDialect {
  readonly #config: DialectConfig;

  constructor(config: DialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.#config);
  }
}

/** A transaction that will write takes the write lock at once: a second process cannot slip between. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('BEGIN IMMEDIATE'));
  }
}
