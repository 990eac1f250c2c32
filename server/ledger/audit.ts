/**
 * The ledger, checked to the msat. What came in over Lightning, and what the host added, is in the
 * wallets, went out, or was charged as fees:
 *
 *     lightningIn + hostCovered = balances + lightningOut + feesCharged
 *
 * A fee is charged in whole sats, so `feesCharged` is what the network took plus the host's margin.
 * Money held is part of the balances. What arrived twice for one invoice (`surplus`) is in no wallet. All SQL here is standard.
 */
import { sql } from 'kysely';
import type { ReadTransaction } from './ledger-database.ts';
import type { Ledger } from './ledger.ts';

export interface Audit {
  lightningIn: bigint;
  lightningOut: bigint;
  feesPaid: bigint;
  feesCharged: bigint;
  hostCovered: bigint;
  surplus: bigint;
  balances: bigint;
  held: bigint;
  /** By how much the node's balance has changed through the wallets' payments. */
  nodeNet: bigint;
  /** Empty when all is well. */
  problems: string[];
}

/** Reads one state of the ledger, and keeps no other process from writing meanwhile. */
export async function audit(ledger: Ledger): Promise<Audit> {
  return ledger.database.read(async (trx) => {
    const totals = await readTotals(trx);
    const faults = await sql<{ problem: string }>`${sql.raw(FAULTS)}`.execute(trx);
    const problems = faults.rows.map((row) => row.problem);
    const left = totals.lightningIn + totals.hostCovered;
    const right = totals.balances + totals.lightningOut + totals.feesCharged;
    if (left !== right) problems.push(`the two sides differ by ${left - right} msat`);
    const nodeNet = totals.lightningIn + totals.surplus - totals.lightningOut - totals.feesPaid;
    return { ...totals, nodeNet, problems };
  });
}

async function readTotals(trx: ReadTransaction) {
  const { rows } = await sql<Totals>`${sql.raw(TOTALS)}`.execute(trx);
  const [row] = rows;
  if (!row) throw new Error('the audit query gave no row');
  return {
    lightningIn: row.lightning_in_msat,
    lightningOut: row.lightning_out_msat,
    feesPaid: row.fees_paid_msat,
    feesCharged: row.fees_charged_msat,
    hostCovered: row.host_covered_msat,
    surplus: row.surplus_msat,
    balances: row.balances_msat,
    held: row.held_msat,
  };
}

interface Totals {
  lightning_in_msat: bigint;
  lightning_out_msat: bigint;
  fees_paid_msat: bigint;
  fees_charged_msat: bigint;
  host_covered_msat: bigint;
  surplus_msat: bigint;
  balances_msat: bigint;
  held_msat: bigint;
}

const TOTALS = `
SELECT
  (SELECT coalesce(sum(num_msat), 0) FROM lntxs WHERE direction = 'in' AND settled_by = 'lightning') AS lightning_in_msat,
  (SELECT coalesce(sum(surplus_msat), 0) FROM lntxs) AS surplus_msat,
  (SELECT coalesce(sum(amount_msat), 0) FROM payments WHERE state = 'succeeded' AND NOT is_inside) AS lightning_out_msat,
  (SELECT coalesce(sum(fee_msat), 0) FROM payments WHERE state = 'succeeded') AS fees_paid_msat,
  (SELECT coalesce(sum(fee_charged_msat), 0) FROM payments WHERE state = 'succeeded') AS fees_charged_msat,
  (SELECT coalesce(sum(covered_msat), 0) FROM payments) AS host_covered_msat,
  (SELECT coalesce(sum(balance_msat), 0) FROM wallets) AS balances_msat,
  (SELECT coalesce(sum(held_msat), 0) FROM wallets) AS held_msat`;

/** Each row is something that must never be. */
const FAULTS = `
SELECT 'wallet ' || w.id || ': balance ' || w.balance_msat || ', wtxs ' || coalesce(sum(t.num_msat), 0) AS problem
  FROM wallets w LEFT JOIN wtxs t ON t.wallet_id = w.id GROUP BY w.id
  HAVING w.balance_msat != coalesce(sum(t.num_msat), 0) OR w.wtx_count != count(t.seq)
UNION ALL
SELECT 'account ' || a.id || ': counts ' || a.wtx_count || ' wtxs, has ' || count(t.seq) || ' up to number ' || coalesce(max(t.account_n), 0)
  FROM accounts a LEFT JOIN wtxs t ON t.account_id = a.id GROUP BY a.id
  HAVING a.wtx_count != count(t.seq) OR a.wtx_count != coalesce(max(t.account_n), 0)
UNION ALL
SELECT 'wallet ' || w.id || ': held ' || w.held_msat || ', payments hold ' || coalesce(sum(p.hold_msat), 0)
  FROM wallets w LEFT JOIN payments p ON p.wallet_id = w.id AND p.state IN ('reserved', 'submitted') GROUP BY w.id
  HAVING w.held_msat != coalesce(sum(p.hold_msat), 0)
UNION ALL
SELECT 'wallet ' || id || ': held ' || held_msat || ' of ' || balance_msat
  FROM wallets WHERE balance_msat < 0 OR held_msat < 0 OR held_msat > balance_msat
UNION ALL
SELECT 'wtx ' || t.id || ': balance after it is ' || t.balance_after_msat
  FROM wtxs t LEFT JOIN wtxs b ON b.wallet_id = t.wallet_id AND b.wallet_n = t.wallet_n - 1
  WHERE t.balance_after_msat != coalesce(b.balance_after_msat, 0) + t.num_msat
UNION ALL
SELECT 'payment ' || p.id || ' is ' || p.state || ', its wtx ' || CASE WHEN t.id IS NULL THEN 'is missing' ELSE 'is booked' END
  FROM payments p LEFT JOIN wtxs t ON t.id = p.wtx_id
  WHERE (p.state = 'succeeded') != (t.id IS NOT NULL AND t.num_msat = -p.amount_msat)
UNION ALL
SELECT 'payment hash ' || payment_hash || ' settled ' || count(*) || ' times'
  FROM payments WHERE state = 'succeeded' GROUP BY node_pubkey, payment_hash HAVING count(*) > 1
UNION ALL
SELECT 'invoice ' || l.id || ': settled ' || coalesce(l.settled_by, 'not') || ', credited ' || count(t.seq) || ' times'
  FROM lntxs l LEFT JOIN wtxs t ON t.lntx_id = l.id AND t.type = 'ln_deposit' WHERE l.direction = 'in' GROUP BY l.id
  HAVING count(t.seq) != CASE WHEN l.settled_at IS NULL THEN 0 ELSE 1 END
UNION ALL
SELECT 'transfers between wallets sum to ' || sum(num_msat)
  FROM wtxs WHERE type IN ('ln_transfer_in', 'ln_transfer_out') HAVING sum(num_msat) != 0
UNION ALL
SELECT 'payments inside the ledger debit ' || debits || ' and credit ' || credits FROM (SELECT
  (SELECT coalesce(sum(amount_msat), 0) FROM payments WHERE state = 'succeeded' AND is_inside) AS debits,
  (SELECT coalesce(sum(num_msat), 0) FROM lntxs WHERE direction = 'in' AND settled_by = 'inside') AS credits) AS inside
  WHERE debits != credits`;
