/** The Lightning node whose money this ledger is about. */
import type { NodePubkey } from '#core/hex.ts';
import type { Ledger } from './ledger.ts';

/** The first node is the ledger's for good. Null, or the node that it belongs to and that is not this one. */
export async function bindNode(ledger: Ledger, pubkey: NodePubkey): Promise<NodePubkey | null> {
  await ledger.db
    .insertInto('ledger_node')
    .values({ only: 1, pubkey })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const bound = await ledger.db
    .selectFrom('ledger_node')
    .select('pubkey')
    .executeTakeFirstOrThrow();
  return bound.pubkey === pubkey ? null : bound.pubkey;
}
