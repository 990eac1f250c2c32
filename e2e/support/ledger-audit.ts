/** The ledger and the sandbox's own records, read from a stopped server's folder and compared. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import * as v from 'valibot';
import { ledgerFileIn } from '#server/data-folder.ts';
import {
  countUnpaidInvoices as countUnpaidInvoicesIn,
  lightningDeposits,
  lightningPayments,
  type Movement,
} from '#server/ledger/testing/ledger-file.ts';
import type { RunningServer } from './server.ts';

const AUDIT = fileURLToPath(new URL('../../dist/server/audit.js', import.meta.url));

/** What is wrong, if anything: within the ledger, or between the ledger and the node. */
export function ledgerProblems({ dataDir }: Pick<RunningServer, 'dataDir'>): string[] {
  const audit = spawnSync(process.execPath, [AUDIT], {
    env: { ...process.env, DATA_DIR: dataDir },
    encoding: 'utf8',
  });
  const problems = audit.status === 0 ? [] : [audit.stdout + audit.stderr];
  const ledger = ledgerFileIn(dataDir);
  const node = path.join(dataDir, 'sandbox', 'network.sqlite');
  const paidThere = read(
    node,
    `SELECT payment_hash, preimage, fee_msat AS msat FROM payment
     WHERE node = 'service' AND state = 'succeeded' ORDER BY 1`,
  );
  const creditedThere = read(
    node,
    `SELECT payment_hash, preimage, amount_msat AS msat FROM invoice
     WHERE purpose = 'service' AND state = 'settled' ORDER BY 1`,
  );
  return [
    ...problems,
    ...differences('paid', lightningPayments(ledger), paidThere),
    ...differences('received', lightningDeposits(ledger), creditedThere),
  ];
}

/** Invoices of wallets here that nobody has paid, as the ledger of a running server has it. */
export function countUnpaidInvoices({ dataDir }: Pick<RunningServer, 'dataDir'>): number {
  return countUnpaidInvoicesIn(ledgerFileIn(dataDir));
}

const rows = v.array(
  v.object({ payment_hash: v.string(), preimage: v.string(), msat: v.number() }),
);

function read(file: string, sql: string): Movement[] {
  const database = new Database(file);
  try {
    return v.parse(rows, database.prepare(sql).all());
  } finally {
    database.close();
  }
}

function differences(what: string, ledger: Movement[], node: Movement[]): string[] {
  const asText = (list: Movement[]) => new Set(list.map((row) => JSON.stringify(row)));
  const [here, there] = [asText(ledger), asText(node)];
  return [
    ...[...here]
      .filter((row) => !there.has(row))
      .map((row) => `${what} by the ledger alone: ${row}`),
    ...[...there].filter((row) => !here.has(row)).map((row) => `${what} by the node alone: ${row}`),
  ];
}
