/** What a host of ours knows of a payment hash, whoever's attempt it was. */
import { paymentLookupSchema } from '#core/lnpay/extensions.ts';
import { readLookup, type HostPayment } from '#core/lnpay/lookup-answer.ts';
import type { AskedPayment } from '#core/lnpay/settled-wtx.ts';
import type { Connection } from '../connection/connection.ts';
import { callHost } from './call-host.ts';
import { readReply } from './host-error.ts';

export interface LookUp {
  /** Null when the host cannot say. */
  payment: HostPayment | null;
  /** The name of the attempt it speaks of; null where it has none. */
  idempotencyKey: string | null;
}

/** @throws HostError when the host cannot be asked now. */
export async function lookUpPayment(connection: Connection, asked: AskedPayment): Promise<LookUp> {
  const path = `/wallet/:key/payments/${asked.paymentHash}`;
  const answer = readReply(await callHost(connection, { path }), paymentLookupSchema);
  return {
    payment: readLookup(answer, asked, Date.now()),
    idempotencyKey: answer.idempotency_key ?? null,
  };
}
