/** Upgrades a database file to the newest schema, each step in a transaction of its own. */
import type { Database as Connection } from 'libsql';
import { MIGRATIONS } from './migrations/migrations.ts';

/** @throws Error when the file was written by a newer release. */
export function migrate(connection: Connection): void {
  while (userVersion(connection) < MIGRATIONS.length) takeNextStep(connection);
  refuseNewer(userVersion(connection));
}

/** For a process that opens the ledger beside a server, perhaps of another release. @throws Error */
export function checkVersion(connection: Connection): void {
  const version = userVersion(connection);
  refuseNewer(version);
  if (version < MIGRATIONS.length) {
    throw new Error(
      `the ledger was written by an older release (schema ${version}, this one needs ${MIGRATIONS.length}): start the server once to upgrade it`,
    );
  }
}

function refuseNewer(version: number): void {
  if (version <= MIGRATIONS.length) return;
  throw new Error(
    `the ledger was written by a newer release (schema ${version}, this one knows ${MIGRATIONS.length})`,
  );
}

/** The version is read under the write lock: another process may be upgrading too. */
function takeNextStep(connection: Connection): void {
  connection.exec('BEGIN IMMEDIATE');
  try {
    const done = userVersion(connection);
    const step = MIGRATIONS[done];
    if (step !== undefined) connection.exec(`${step}\nPRAGMA user_version = ${done + 1};`);
    connection.exec('COMMIT');
  } catch (error) {
    connection.exec('ROLLBACK');
    throw error;
  }
}

function userVersion(connection: Connection): number {
  const row: unknown = connection.prepare('PRAGMA user_version').get();
  return row !== null && typeof row === 'object' && 'user_version' in row
    ? Number(row.user_version)
    : 0;
}
