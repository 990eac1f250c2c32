/** The folder for all of the server's data, made if missing, and used by one server at a time. */
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import SqliteConnection from 'libsql';
import { StartProblem } from '#server/lib/start-problem.ts';

export interface DataFolder {
  ledgerFile: string;
  sandboxFolder: string;
  /** What the server has to remember of LND. */
  lndFolder: string;
  /** The certificate for the local network. */
  lanFolder: string;
  unlock: () => void;
}

/** @throws StartProblem */
export function openDataFolder(folder: string): DataFolder {
  try {
    makeFolder(folder);
    if (!statSync(folder).isDirectory()) throw new Error('it is not a folder');
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartProblem(
      `DATA_DIR is "${folder}", but nothing can be written there (${reason(error)}). Name a folder that this user may write to.`,
    );
  }
  return {
    ledgerFile: ledgerFileIn(folder),
    sandboxFolder: path.join(folder, 'sandbox'),
    lndFolder: path.join(folder, 'lnd'),
    lanFolder: path.join(folder, 'lan'),
    unlock: lock(folder),
  };
}

export function ledgerFileIn(folder: string): string {
  return path.join(folder, 'ledger.db');
}

/** SQLite's lock on a file of its own: the system releases it when the process ends, however it ends. */
function lock(folder: string): () => void {
  const connection = new SqliteConnection(path.join(folder, 'server.lock'));
  try {
    connection.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    connection.close();
    const why = reason(error);
    throw new StartProblem(
      why === 'SQLITE_BUSY'
        ? `DATA_DIR "${folder}" is in use by another server. Stop that one, or name another folder.`
        : `DATA_DIR "${folder}" cannot be locked (${why}). Is its disk full, or not a local one?`,
    );
  }
  return () => {
    connection.exec('ROLLBACK');
    connection.close();
  };
}

/** Node's own recursive mkdir never returns for some folders that cannot be, such as /proc/data. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error ? String(error.code) : error.message;
}
