/** The Lightning node whose money this ledger is about. */
import type { NodePubkey } from '#core/hex.ts';
import type { Ledger } from './ledger.ts';

/** The first node is the ledger's for good. Returns the node it belongs to, if that is another one. */
export async function bindNode(ledger: Ledger, pubkey: NodePubkey): Promise<NodePubkey | null> {
  const bound = await ledger.database.write(async (trx) => {
    await trx
      .insertInto('ledger_node')
      .values({ only: 1, pubkey })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return trx.selectFrom('ledger_node').select('pubkey').executeTakeFirstOrThrow();
  });
  return bound.pubkey === pubkey ? null : bound.pubkey;
}
