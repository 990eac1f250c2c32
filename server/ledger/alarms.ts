/** Things that the person who runs the host must look at. Each is raised once for each subject. */
import type { Transaction } from 'kysely';
import type { Ledger } from './ledger.ts';
import type { Database } from './schema.ts';

export type AlarmKind =
  /** A payment reported as failed has settled after all. The detail says what the host covered. */
  | 'late-success'
  /** The node charged more than the limit it was given; the wallet was charged the limit. */
  | 'fee-above-limit'
  /** The node calls a payment paid, but its preimage does not hash to the payment hash. */
  | 'wrong-preimage'
  /** An invoice was settled inside the ledger and then paid over Lightning as well. */
  | 'invoice-paid-twice'
  /** The node received money for an invoice that no wallet made. */
  | 'unknown-invoice-paid'
  /** A payment reported as failed has settled after all, and several attempts may be meant: nobody was debited. */
  | 'late-success-of-nobody'
  /** A payment has been on its way for over an hour. */
  | 'payment-stuck'
  /** A payment belongs to another node than the one that runs now, so it cannot be asked about. */
  | 'another-node';

export interface Alarm {
  kind: AlarmKind;
  subject: string;
  /** For a person; holds no secret. */
  detail: string;
}

/** Inside a transaction: the alarm is written with the change it is about. */
export async function writeAlarm(
  trx: Transaction<Database>,
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
  await ledger.db.transaction().execute((trx) => writeAlarm(trx, ledger, alarm));
}

export interface PastAlarm extends Alarm {
  /** Unix seconds. */
  at: number;
}

/** Oldest first. */
export async function listAlarms(ledger: Ledger): Promise<PastAlarm[]> {
  const rows = await ledger.db.selectFrom('alarms').selectAll().orderBy('seq').execute();
  return rows.map(({ kind, subject, detail, created_at }) => ({
    kind,
    subject,
    detail,
    at: Number(created_at),
  }));
}
