import { lnTxSchema, type LnTx } from '#core/lnpay/wire.ts';
import type { Connection } from '#src/wallet/connection/connection.ts';
import { callHost } from '#src/wallet/host/call-host.ts';
import { readReply } from '#src/wallet/host/host-error.ts';

export interface NewInvoice {
  /** Whole satoshis: LNPay's API has no msat here. */
  sat: number;
  memo: string;
}

/** @throws HostError */
export async function makeInvoice(
  connection: Connection,
  { sat, memo }: NewInvoice,
): Promise<LnTx> {
  const reply = await callHost(connection, {
    method: 'POST',
    path: '/wallet/:key/invoice',
    body: { num_satoshis: sat, ...(memo === '' ? {} : { memo }) },
    timeoutMs: 30_000,
  });
  return readReply(reply, lnTxSchema);
}
