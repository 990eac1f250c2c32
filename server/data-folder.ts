/** The folder that holds everything, made if need be, and used by one server at a time. */
import { accessSync, constants, mkdirSync } from 'node:fs';
import path from 'node:path';
import SqliteConnection from 'libsql';
import { StartProblem } from './start-problem.ts';

export interface DataFolder {
  ledgerFile: string;
  sandboxFolder: string;
  unlock: () => void;
}

/** @throws StartProblem */
export function openDataFolder(folder: string): DataFolder {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new StartProblem(
      `DATA_DIR is "${folder}", but nothing can be written there (${reason(error)}). Name a folder that this user may write to.`,
    );
  }
  return {
    ledgerFile: ledgerFileIn(folder),
    sandboxFolder: path.join(folder, 'sandbox'),
    unlock: lock(folder),
  };
}

export function ledgerFileIn(folder: string): string {
  return path.join(folder, 'ledger.db');
}

/** SQLite's lock on a file of its own: the system drops it when the process ends, however it ends. */
function lock(folder: string): () => void {
  const connection = new SqliteConnection(path.join(folder, 'server.lock'));
  try {
    connection.exec('BEGIN EXCLUSIVE');
  } catch {
    connection.close();
    throw new StartProblem(
      `DATA_DIR "${folder}" is in use by another server. Stop that one, or name another folder.`,
    );
  }
  return () => {
    connection.exec('ROLLBACK');
    connection.close();
  };
}

function reason(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
