/** Raising and listing alarms. Each kind is raised once for each subject. */
import type { Alarm } from './alarm.ts';
import type { Ledger } from './ledger.ts';
import type { WriteTransaction } from './ledger-database.ts';

/** In the caller's transaction, so that the alarm is stored with the change it is about. */
export async function writeAlarm(
  trx: WriteTransaction,
  ledger: Ledger,
  alarm: Alarm,
): Promise<void> {
  const result = await trx
    .insertInto('alarms')
    .values({ ...alarm, created_at: ledger.now() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (result.numInsertedOrUpdatedRows === 1n) ledger.onAlarm(alarm);
}

export async function raiseAlarm(ledger: Ledger, alarm: Alarm): Promise<void> {
  await ledger.database.write((trx) => writeAlarm(trx, ledger, alarm));
}

export interface PastAlarm extends Alarm {
  /** Unix seconds. */
  at: number;
}

/** Oldest first. */
export async function listAlarms(ledger: Ledger): Promise<PastAlarm[]> {
  const rows = await ledger.database.read((trx) =>
    trx.selectFrom('alarms').selectAll().orderBy('seq').execute(),
  );
  return rows.map(({ kind, subject, detail, created_at }) => ({
    kind,
    subject,
    detail,
    at: created_at,
  }));
}
