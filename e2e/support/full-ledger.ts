/** A disk that is full for the ledger alone: SQLite refuses one kind of write, while the node goes on. */
import path from 'node:path';
import Database from 'libsql';
import type { RunningServer } from './server.ts';

export const FULL_AT = {
  reserve: 'INSERT ON payments',
  submit: `UPDATE ON payments WHEN new.state = 'submitted'`,
  settle: `UPDATE ON payments WHEN new.state = 'succeeded'`,
  fail: `UPDATE ON payments WHEN new.state = 'failed'`,
  book: 'INSERT ON wtxs',
} as const;
export type FullAt = keyof typeof FULL_AT;

/** Lets no such write through while `work` runs. As when a disk is full, the whole transaction is undone. */
export async function whileFull(
  { dataDir }: RunningServer,
  at: FullAt,
  work: () => Promise<void>,
): Promise<void> {
  const change = (sql: string) => {
    const ledger = new Database(path.join(dataDir, 'ledger.db'), { timeout: 5_000 });
    ledger.exec(sql);
    ledger.close();
  };
  change(
    `CREATE TRIGGER disk_full BEFORE ${FULL_AT[at]}
     BEGIN SELECT RAISE(ROLLBACK, 'database or disk is full'); END`,
  );
  try {
    await work();
  } finally {
    change('DROP TRIGGER disk_full');
  }
}
