/** Kysely's SQLite driver over libsql: a queue for the one connection, and statements kept prepared. */
import {
  CompiledQuery,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type SqliteDatabase,
  type SqliteStatement,
  type TransactionSettings,
} from 'kysely';
import type SqliteConnection from 'libsql';
import { fromSqlite, toSqlite } from './sqlite-values.ts';

const MAX_STATEMENTS = 200;

export class LedgerDialect extends SqliteDialect {
  readonly #connection: SqliteConnection.Database;

  constructor(connection: SqliteConnection.Database) {
    super({ database: preparing(connection) });
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
    super({ database: preparing(connection) });
    this.#connection = connection;
  }

  /** First come, first served: kysely's own lock wakes all that wait, in no order. */
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

  /** A transaction that will write takes the write lock at once: no other process writes meanwhile. */
  override async beginTransaction(
    connection: DatabaseConnection,
    { accessMode }: TransactionSettings = {},
  ): Promise<void> {
    const begin = accessMode === 'read only' ? 'BEGIN' : 'BEGIN IMMEDIATE';
    await connection.executeQuery(CompiledQuery.raw(begin));
  }

  /** When the disk is full SQLite has rolled back already; to try again would hide the reason. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#connection.inTransaction) await super.rollbackTransaction(connection);
  }
}

/** Preparing a statement costs as much as running it, and there are few different ones. */
function preparing(connection: SqliteConnection.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    close: () => connection.close(),
    prepare: (text) => {
      const known = statements.get(text);
      if (known) return known;
      if (statements.size >= MAX_STATEMENTS) statements.clear();
      const statement = converting(connection.prepare(text));
      statements.set(text, statement);
      return statement;
    },
  };
}

function converting(statement: SqliteStatement): SqliteStatement {
  return {
    reader: statement.reader,
    all: (parameters) => statement.all(parameters.map(toSqlite)).map(fromSqlite),
    run: (parameters) => statement.run(parameters.map(toSqlite)),
    iterate: (parameters) => statement.iterate(parameters.map(toSqlite)),
  };
}
