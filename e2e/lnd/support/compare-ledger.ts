/** The ledger held against lnd's own lists: what one calls paid or received, the other does too. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import * as v from 'valibot';
import type { Lnd } from '../network/lnd.ts';

const AUDIT = fileURLToPath(new URL('../../../dist/server/audit.js', import.meta.url));

const rows = v.array(v.strictObject({ hash: v.string(), status: v.string(), detail: v.string() }));
type Rows = v.InferOutput<typeof rows>;

const payments = v.object({
  payments: v.array(
    v.object({
      payment_hash: v.string(),
      payment_preimage: v.string(),
      fee_msat: v.string(),
      status: v.string(),
    }),
  ),
});
const invoices = v.object({
  invoices: v.array(v.object({ r_hash: v.string(), amt_paid_msat: v.string(), state: v.string() })),
});

/** What is wrong, if anything. The server may run, but nothing may be on its way to an answer. */
export async function ledgerProblems(dataDir: string, lnd: Lnd): Promise<string[]> {
  const audit = spawnSync(process.execPath, [AUDIT], {
    env: { ...process.env, DATA_DIR: dataDir },
    encoding: 'utf8',
  });
  return [
    ...(audit.stdout.includes('every msat') || audit.status === 0
      ? []
      : [audit.stdout + audit.stderr]),
    ...differences('payment', paymentsOf(dataDir), await paymentsIn(lnd)),
    ...differences('deposit', depositsOf(dataDir), await depositsIn(lnd)),
  ];
}

/** Paid, or on their way; what failed has moved nothing. */
function paymentsOf(dataDir: string): Rows {
  return read(
    dataDir,
    `SELECT p.payment_hash AS hash, 'settled' AS status, l.preimage || ' ' || p.fee_msat AS detail
     FROM payments p JOIN lntxs l ON l.id = p.lntx_id WHERE p.state = 'succeeded' AND p.is_inside = 0
     UNION SELECT payment_hash, 'pending', '' FROM payments WHERE state = 'submitted'`,
  );
}

async function paymentsIn(lnd: Lnd): Promise<Rows> {
  const answer = await lnd.call('GET', '/v1/payments?include_incomplete=true');
  return v.parse(payments, answer).payments.flatMap((payment) => {
    const { payment_hash: hash, payment_preimage, fee_msat, status } = payment;
    if (status === 'FAILED') return [];
    return status === 'SUCCEEDED'
      ? [{ hash, status: 'settled', detail: `${payment_preimage} ${fee_msat}` }]
      : [{ hash, status: 'pending', detail: '' }];
  });
}

function depositsOf(dataDir: string): Rows {
  return read(
    dataDir,
    `SELECT payment_hash AS hash, 'settled' AS status, CAST(num_msat AS TEXT) AS detail FROM lntxs
     WHERE direction = 'in' AND settled_by = 'lightning'`,
  );
}

async function depositsIn(lnd: Lnd): Promise<Rows> {
  const answer = await lnd.call('GET', '/v1/invoices?num_max_invoices=10000');
  return v
    .parse(invoices, answer)
    .invoices.filter(({ state }) => state === 'SETTLED')
    .map(({ r_hash, amt_paid_msat }) => ({
      hash: Buffer.from(r_hash, 'base64').toString('hex'),
      status: 'settled',
      detail: amt_paid_msat,
    }));
}

/** Of a server's ledger, beside it. */
export function read(dataDir: string, sql: string): Rows {
  const ledger = new Database(path.join(dataDir, 'ledger.db'));
  try {
    return v.parse(rows, ledger.prepare(sql).all());
  } finally {
    ledger.close();
  }
}

function differences(what: string, ledger: Rows, lnd: Rows): string[] {
  const asText = (list: Rows) => new Set(list.map((row) => JSON.stringify(row)));
  const [here, there] = [asText(ledger), asText(lnd)];
  return [
    ...[...here]
      .filter((row) => !there.has(row))
      .map((row) => `${what} of the ledger alone: ${row}`),
    ...[...there].filter((row) => !here.has(row)).map((row) => `${what} of lnd alone: ${row}`),
  ];
}
