/** The ledger and the sandbox's own records, read from a stopped server's folder and compared. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import * as v from 'valibot';
import type { RunningServer } from './server.ts';

const AUDIT = fileURLToPath(new URL('../../dist/server/audit.js', import.meta.url));

const rows = v.array(
  v.object({
    payment_hash: v.string(),
    preimage: v.string(),
    msat: v.number(),
  }),
);

/** What is wrong, if anything: within the ledger, or between the ledger and the node. */
export function ledgerProblems({ dataDir }: Pick<RunningServer, 'dataDir'>): string[] {
  const audit = spawnSync(process.execPath, [AUDIT], {
    env: { ...process.env, DATA_DIR: dataDir },
    encoding: 'utf8',
  });
  const problems = audit.status === 0 ? [] : [audit.stdout + audit.stderr];
  const ledger = path.join(dataDir, 'ledger.db');
  const node = path.join(dataDir, 'sandbox', 'network.sqlite');
  const paidHere = read(
    ledger,
    `SELECT p.payment_hash, l.preimage, p.fee_msat AS msat FROM payments p JOIN lntxs l ON l.id = p.lntx_id
     WHERE p.state = 'succeeded' AND p.is_inside = 0 ORDER BY 1`,
  );
  const paidThere = read(
    node,
    `SELECT payment_hash, preimage, fee_msat AS msat FROM payment
     WHERE node = 'service' AND state = 'succeeded' ORDER BY 1`,
  );
  const creditedHere = read(
    ledger,
    `SELECT payment_hash, preimage, num_msat AS msat FROM lntxs
     WHERE direction = 'in' AND settled_by = 'lightning' ORDER BY 1`,
  );
  const creditedThere = read(
    node,
    `SELECT payment_hash, preimage, amount_msat AS msat FROM invoice
     WHERE purpose = 'service' AND state = 'settled' ORDER BY 1`,
  );
  return [
    ...problems,
    ...differences('paid', paidHere, paidThere),
    ...differences('received', creditedHere, creditedThere),
  ];
}

/** Invoices of wallets here that nobody has paid, as the ledger of a running server has it. */
export function countUnpaidInvoices({ dataDir }: Pick<RunningServer, 'dataDir'>): number {
  const ledger = new Database(path.join(dataDir, 'ledger.db'));
  try {
    return ledger.prepare(`SELECT 1 FROM lntxs WHERE direction = 'in' AND settled_at IS NULL`).all()
      .length;
  } finally {
    ledger.close();
  }
}

type Rows = v.InferOutput<typeof rows>;

function read(file: string, sql: string): Rows {
  const database = new Database(file);
  try {
    return v.parse(rows, database.prepare(sql).all());
  } finally {
    database.close();
  }
}

function differences(what: string, ledger: Rows, node: Rows): string[] {
  const asText = (list: Rows) => new Set(list.map((row) => JSON.stringify(row)));
  const [here, there] = [asText(ledger), asText(node)];
  return [
    ...[...here]
      .filter((row) => !there.has(row))
      .map((row) => `${what} by the ledger alone: ${row}`),
    ...[...there].filter((row) => !here.has(row)).map((row) => `${what} by the node alone: ${row}`),
  ];
}
