/**
 * The books, checked to the msat. What came in over Lightning, and what the host added, is in the
 * wallets, went out, or was charged as fees:
 *
 *     lightningIn + hostCovered = balances + lightningOut + feesCharged
 *
 * A fee is charged in whole sats, so `feesCharged` is what the network took plus the host's margin.
 * Money held is part of the balances. What arrived twice for one invoice (`surplus`) is in no wallet.
 */
import { sql } from 'kysely';
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
  /** What the wallets' money makes the node's balance change by. */
  nodeNet: bigint;
  /** Empty when all is well. */
  problems: string[];
}

/** Reads one state of the books, and keeps no other process from writing meanwhile. */
export async function audit(ledger: Ledger): Promise<Audit> {
  const reading = ledger.db.transaction().setAccessMode('read only');
  const figures = await reading.execute(async (trx) => {
    const result = await sql<Record<(typeof FIGURES)[number], bigint>>`${sql.raw(TOTALS)}`.execute(
      trx,
    );
    const faults = await sql<{ problem: string }>`${sql.raw(FAULTS)}`.execute(trx);
    return { totals: result.rows[0], problems: faults.rows.map((row) => row.problem) };
  });
  if (!figures.totals) throw new Error('the audit query gave no row');
  const totals = figures.totals;
  const problems = [...figures.problems];
  const left = totals.lightningIn + totals.hostCovered;
  const right = totals.balances + totals.lightningOut + totals.feesCharged;
  if (left !== right) problems.push(`the books differ by ${left - right} msat`);
  const nodeNet = totals.lightningIn + totals.surplus - totals.lightningOut - totals.feesPaid;
  return { ...totals, nodeNet, problems };
}

const FIGURES = [
  'lightningIn',
  'lightningOut',
  'feesPaid',
  'feesCharged',
  'hostCovered',
  'surplus',
  'balances',
  'held',
] as const;

const TOTALS = `
SELECT
  (SELECT coalesce(sum(num_msat), 0) FROM lntxs WHERE direction = 'in' AND settled_by = 'lightning') AS lightningIn,
  (SELECT coalesce(sum(surplus_msat), 0) FROM lntxs) AS surplus,
  (SELECT coalesce(sum(amount_msat), 0) FROM payments WHERE state = 'succeeded' AND is_inside = 0) AS lightningOut,
  (SELECT coalesce(sum(fee_msat), 0) FROM payments WHERE state = 'succeeded') AS feesPaid,
  (SELECT coalesce(sum(fee_charged_msat), 0) FROM payments WHERE state = 'succeeded') AS feesCharged,
  (SELECT coalesce(sum(covered_msat), 0) FROM payments) AS hostCovered,
  (SELECT coalesce(sum(balance_msat), 0) FROM wallets) AS balances,
  (SELECT coalesce(sum(held_msat), 0) FROM wallets) AS held`;

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
  HAVING count(t.seq) != (l.settled_at IS NOT NULL)
UNION ALL
SELECT 'transfers between wallets sum to ' || sum(num_msat)
  FROM wtxs WHERE type IN ('ln_transfer_in', 'ln_transfer_out') HAVING sum(num_msat) != 0
UNION ALL
SELECT 'payments inside the ledger debit ' || debits || ' and credit ' || credits FROM (SELECT
  (SELECT coalesce(sum(amount_msat), 0) FROM payments WHERE state = 'succeeded' AND is_inside = 1) AS debits,
  (SELECT coalesce(sum(num_msat), 0) FROM lntxs WHERE direction = 'in' AND settled_by = 'inside') AS credits)
  WHERE debits != credits`;
