/** What an operator can see and do about a payment that LND keeps in flight. */
import * as v from 'valibot';
import type { PaymentHash } from '#core/hex.ts';
import type { LndConnection } from './connection.ts';
import { hexToBase64 } from './fields.ts';
import { readAnswer } from './read-answer.ts';

const channelsSchema = v.object({
  channels: v.array(
    v.object({
      chan_id: v.string(),
      pending_htlcs: v.array(
        v.object({ incoming: v.boolean(), hash_lock: v.string(), expiration_height: v.number() }),
      ),
    }),
  ),
});

/** @throws NodeUnavailable, or LndError */
export async function explainPending(
  connection: LndConnection,
  paymentHash: PaymentHash,
): Promise<string> {
  const answer = await connection.ask({ method: 'GET', path: '/v1/channels' });
  const { channels } = readAnswer(channelsSchema, answer, 'its channels');
  const lock = hexToBase64(paymentHash);
  for (const { chan_id, pending_htlcs } of channels) {
    const htlc = pending_htlcs.find(({ incoming, hash_lock }) => !incoming && hash_lock === lock);
    if (htlc) {
      return `an HTLC for it is in LND's channel ${chan_id} until block ${htlc.expiration_height}: whoever holds it may still settle it or send it back`;
    }
  }
  return (
    'no channel of LND has an HTLC for it. LND that is killed just as it sends a payment may keep it in flight for ever ' +
    '(lnd issue 5152): ask the payee whether it was paid. Only when the channel it was sent through is closed and LND ' +
    'restarted, LND calls it failed, and the money is released here'
  );
}
