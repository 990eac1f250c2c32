/** Fills a ledger with many payments in bulk, each with its LnTx, its wtx and its debit. */
import { sql } from 'kysely';
import type { NodePubkey, PaymentHash } from '#core/hex.ts';
import { toPaymentHash } from '#core/hex.ts';
import type { WalletId } from '../ids.ts';
import type { Ledger } from '../ledger.ts';

interface History {
  walletId: WalletId;
  nodePubkey: NodePubkey;
  paid: number;
  /** The newest ones: sent, and without an answer. */
  submitted: number;
}

/** 1 sat each, from the wallet's first wtx on, which is its deposit. */
export async function fillLedger({ database }: Ledger, history: History): Promise<void> {
  const { walletId, nodePubkey, paid, submitted } = history;
  const numbers = sql`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${paid + submitted})`;
  await database.write(async (trx) => {
    const wallet = await trx
      .selectFrom('wallets')
      .selectAll()
      .where('id', '=', walletId)
      .executeTakeFirstOrThrow();
    const { account_id: account, balance_msat: before } = wallet;
    await sql`INSERT INTO lntxs (id, wallet_id, direction, payment_hash, payment_request, dest_pubkey, memo,
        num_msat, fee_msat, expiry, expires_at, created_at, preimage, settled_at, settled_by, is_open, pass_thru)
      ${numbers} SELECT printf('lntx_%024d', i), ${walletId}, 'out', printf('%064x', i), 'lnbcrt' || i, ${nodePubkey},
        'Coffee ' || i, 1000, CASE WHEN i <= ${paid} THEN 0 END, 3600, 1800000000, 1800000000,
        CASE WHEN i <= ${paid} THEN printf('%064x', i) END, CASE WHEN i <= ${paid} THEN 1800000000 END,
        CASE WHEN i <= ${paid} THEN 'lightning' END, 0, '{}' FROM n`.execute(trx);
    await sql`INSERT INTO payments (id, wallet_id, node_pubkey, payment_hash, state, is_inside, is_failed_before, amount_msat,
        fee_limit_msat, hold_msat, lntx_id, wtx_id, pass_thru, fee_msat, fee_charged_msat, created_at, finished_at)
      ${numbers} SELECT printf('pay_%024d', i), ${walletId}, ${nodePubkey}, printf('%064x', i),
        CASE WHEN i <= ${paid} THEN 'succeeded' ELSE 'submitted' END, 0, 0, 1000, 0, 1000, printf('lntx_%024d', i),
        printf('wtx_%024d', i), '{}', CASE WHEN i <= ${paid} THEN 0 END, CASE WHEN i <= ${paid} THEN 0 END,
        1800000000, CASE WHEN i <= ${paid} THEN 1800000000 END FROM n`.execute(trx);
    await sql`INSERT INTO wtxs (id, wallet_id, account_id, wallet_n, account_n, type, num_msat, balance_after_msat, user_label,
        lntx_id, pass_thru, created_at)
      ${numbers} SELECT printf('wtx_%024d', i), ${walletId}, ${account}, i + 1, i + 1, 'ln_withdrawal', -1000,
        ${before} - i * 1000, 'Coffee ' || i, printf('lntx_%024d', i), '{}', 1800000000
      FROM n WHERE i <= ${paid}`.execute(trx);
    await sql`UPDATE wallets SET balance_msat = balance_msat - ${paid * 1000}, wtx_count = wtx_count + ${paid},
        held_msat = ${submitted * 1000} WHERE id = ${walletId}`.execute(trx);
    await sql`UPDATE accounts SET wtx_count = wtx_count + ${paid} WHERE id = ${account}`.execute(
      trx,
    );
  });
}

export function hashOf(n: number): PaymentHash {
  return toPaymentHash(n.toString(16).padStart(64, '0'));
}
