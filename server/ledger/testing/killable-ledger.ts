/** A ledger whose process can be killed within a test: what it had not committed is rolled back. */
import type { LedgerDatabase } from '../ledger-database.ts';
import type { Ledger } from '../ledger.ts';
import { connectToSqlite, databaseOn } from '../sqlite/sqlite-database.ts';

/** From start to kill. */
export interface Life {
  isOver: boolean;
}

const killed = () => new Error('this process was killed');

export function openKillableLedger(
  file: string,
  life: Life,
  { faultPoint, ...rest }: Omit<Ledger, 'database'>,
): Ledger {
  const connection = connectToSqlite(file, 'serve');
  // A killed process needs no fsync: its writes are the system's.
  connection.pragma('synchronous = OFF');
  return {
    ...rest,
    database: whileAlive(databaseOn(connection, 'serve'), life),
    faultPoint: (point) => {
      if (!life.isOver) faultPoint(point);
      if (life.isOver) throw killed();
    },
  };
}

function whileAlive(database: LedgerDatabase, life: Life): LedgerDatabase {
  const unlessKilled = <Trx, T>(work: (trx: Trx) => Promise<T>) => {
    return async (trx: Trx) => {
      if (life.isOver) throw killed();
      const result = await work(trx);
      if (life.isOver) throw killed();
      return result;
    };
  };
  return {
    write: (work) => database.write(unlessKilled(work)),
    read: (work) => database.read(unlessKilled(work)),
    close: () => database.close(),
  };
}
