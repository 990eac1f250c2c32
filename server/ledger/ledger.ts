/** The open ledger, as its functions take it. Only this folder writes to the database. */
import type { LedgerFaultPoint } from '#server/lib/fault-points.ts';
import type { Alarm } from './alarm.ts';
import type { LedgerDatabase, OpenFor } from './ledger-database.ts';
import { openSqlite } from './sqlite/sqlite-database.ts';

export interface Ledger {
  database: LedgerDatabase;
  /** Unix seconds. */
  now: () => number;
  /** Called with each new alarm, once it has been written down. */
  onAlarm: (alarm: Alarm) => void;
  /** Called at each fault point; does nothing except in tests. */
  faultPoint: (point: LedgerFaultPoint) => void;
}

/** @throws Error when the file was written by a newer release */
export function openLedger(
  file: string,
  {
    now = unixNow,
    onAlarm = () => {},
    faultPoint = () => {},
  }: Partial<Omit<Ledger, 'database'>> = {},
): Ledger {
  return { database: openSqlite(file, 'serve'), now, onAlarm, faultPoint };
}

/** For a moment, beside a server that may run. @throws Error when the schema is not this release's */
export function openLedgerBeside(file: string, openFor: Exclude<OpenFor, 'serve'>): Ledger {
  return {
    database: openSqlite(file, openFor),
    now: unixNow,
    onAlarm: () => {},
    faultPoint: () => {},
  };
}

export async function closeLedger({ database }: Ledger): Promise<void> {
  await database.close();
}

function unixNow(): number {
  return Math.floor(Date.now() / 1000);
}
