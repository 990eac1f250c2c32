/** The door of tests to the database of an open ledger: nothing outside server/ledger/ knows its tables. */
import { sql, type RawBuilder } from 'kysely';
import type { Ledger } from '../ledger.ts';

export async function runSql<T>({ database }: Ledger, query: RawBuilder<T>): Promise<T[]> {
  return database.write(async (trx) => (await query.execute(trx)).rows);
}

/** From now on the database refuses every write, as when its disk is full, or takes them again. */
export async function refuseWrites({ database }: Ledger, isRefusing: boolean): Promise<void> {
  const pragma = sql`PRAGMA query_only = ${sql.raw(isRefusing ? 'ON' : 'OFF')}`;
  await database.read((trx) => pragma.execute(trx));
}
