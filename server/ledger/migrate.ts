/** Brings a database file to the newest schema, each step in a transaction of its own. */
import type { Database as Connection } from 'libsql';
import { MIGRATIONS } from './migrations/migrations.ts';

/** @throws Error when the file was written by a newer release. */
export function migrate(connection: Connection): void {
  const done = userVersion(connection);
  if (done > MIGRATIONS.length) {
    throw new Error(
      `the ledger was written by a newer release (schema ${done}, this one knows ${MIGRATIONS.length})`,
    );
  }
  MIGRATIONS.forEach((sql, index) => {
    if (index < done) return;
    connection.exec(`BEGIN IMMEDIATE;\n${sql}\nPRAGMA user_version = ${index + 1};\nCOMMIT;`);
  });
}

function userVersion(connection: Connection): number {
  const row: unknown = connection.prepare('PRAGMA user_version').get();
  return row !== null && typeof row === 'object' && 'user_version' in row
    ? Number(row.user_version)
    : 0;
}
