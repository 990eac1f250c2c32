/** The door of tests to a ledger's file, after its server has stopped or beside it. */
import SqliteConnection from 'libsql';
import * as v from 'valibot';

const movements = v.array(
  v.object({ payment_hash: v.string(), preimage: v.string(), msat: v.number() }),
);
export type Movement = v.InferOutput<typeof movements>[number];

/** What was paid over Lightning; `msat` is the fee. By payment hash. */
export function lightningPayments(file: string): Movement[] {
  return read(
    file,
    `SELECT p.payment_hash, l.preimage, p.fee_msat AS msat FROM payments p JOIN lntxs l ON l.id = p.lntx_id
     WHERE p.state = 'succeeded' AND p.is_inside = 0 ORDER BY 1`,
  );
}

/** What came in over Lightning; `msat` is the amount. By payment hash. */
export function lightningDeposits(file: string): Movement[] {
  return read(
    file,
    `SELECT payment_hash, preimage, num_msat AS msat FROM lntxs
     WHERE direction = 'in' AND settled_by = 'lightning' ORDER BY 1`,
  );
}

/** Invoices of wallets here that nobody has paid. */
export function countUnpaidInvoices(file: string): number {
  return withConnection(
    file,
    (connection) =>
      connection.prepare(`SELECT 1 FROM lntxs WHERE direction = 'in' AND settled_at IS NULL`).all()
        .length,
  );
}

const WRITES = {
  reserve: 'INSERT ON payments',
  submit: `UPDATE ON payments WHEN new.state = 'submitted'`,
  settle: `UPDATE ON payments WHEN new.state = 'succeeded'`,
  fail: `UPDATE ON payments WHEN new.state = 'failed'`,
  balance: 'INSERT ON wtxs',
} as const;
export type LedgerWrite = keyof typeof WRITES;

/** One kind of write fails, and as when a disk is full, its whole transaction is undone. */
export function refuse(file: string, write: LedgerWrite): void {
  change(
    file,
    `CREATE TRIGGER disk_full BEFORE ${WRITES[write]}
     BEGIN SELECT RAISE(ROLLBACK, 'database or disk is full'); END`,
  );
}

/** The end of `refuse`. */
export function refuseNothing(file: string): void {
  change(file, 'DROP TRIGGER disk_full');
}

function read(file: string, sql: string): Movement[] {
  return withConnection(file, (connection) => v.parse(movements, connection.prepare(sql).all()));
}

function change(file: string, sql: string): void {
  withConnection(file, (connection) => connection.exec(sql));
}

function withConnection<T>(file: string, work: (connection: SqliteConnection.Database) => T): T {
  const connection = new SqliteConnection(file, { timeout: 5_000 });
  try {
    return work(connection);
  } finally {
    connection.close();
  }
}
