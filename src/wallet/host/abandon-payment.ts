import { paymentLookupSchema } from '#core/lnpay/extensions.ts';
import { readLookup, type HostPayment } from '#core/lnpay/lookup-answer.ts';
import type { AskedPayment } from '#core/lnpay/settled-wtx.ts';
import type { Connection } from '../connection/connection.ts';
import { callHost } from './call-host.ts';
import { readReply } from './host-error.ts';

/**
 * Makes sure that an attempt which has not arrived never will. Answers with what became of it, which
 * may still be that it arrived. Null when the host cannot say.
 * @throws HostError when the host cannot be asked now.
 */
export async function abandonPayment(
  connection: Connection,
  asked: AskedPayment,
  idempotencyKey: string | undefined,
): Promise<HostPayment | null> {
  const path = `/wallet/:key/payments/${asked.paymentHash}/abandon`;
  const reply = await callHost(connection, { method: 'POST', path, idempotencyKey });
  return readLookup(readReply(reply, paymentLookupSchema), asked, Date.now());
}
