/** The open ledger, as its functions take it. Only this folder writes to the database. */
import { sql, type Kysely } from 'kysely';
import type { Alarm } from './alarm.ts';
import type { LedgerFaultPoint } from '#server/lib/fault-points.ts';
import { openDatabase, type OpenFor } from './database.ts';
import type { Database } from './schema.ts';

export interface Ledger {
  db: Kysely<Database>;
  /** Unix seconds. */
  now: () => number;
  /** Told of each new alarm, after it has been written down. */
  onAlarm: (alarm: Alarm) => void;
  /** Called at each point between the steps of money; does nothing but in tests. */
  faultPoint: (point: LedgerFaultPoint) => void;
}

export function openLedger(
  file: string,
  { now = unixNow, onAlarm = () => {}, faultPoint = () => {} }: Partial<Omit<Ledger, 'db'>> = {},
): Ledger {
  return { db: openDatabase(file), now, onAlarm, faultPoint };
}

/** For a moment, beside a server that may run. @throws Error when the schema is not this release's */
export function openLedgerBeside(file: string, openFor: Exclude<OpenFor, 'serve'>): Ledger {
  return {
    db: openDatabase(file, openFor),
    now: unixNow,
    onAlarm: () => {},
    faultPoint: () => {},
  };
}

/** Moves what is in the write-ahead log into the file, so that the file alone is the ledger. */
export async function closeLedger({ db }: Ledger): Promise<void> {
  await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db);
  await db.destroy();
}

function unixNow(): number {
  return Math.floor(Date.now() / 1000);
}
