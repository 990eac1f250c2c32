import { mutationOptions } from '@tanstack/react-query';
import type { InvoiceRequest } from '#core/lnpay/requests.ts';
import { lnTxSchema } from '#core/lnpay/wire.ts';
import type { Connection } from '../connection/connection.ts';
import { callHost } from './call-host.ts';
import { toDeposit, type Deposit } from './deposit.ts';
import { readReply } from './host-error.ts';

export interface NewInvoice {
  /** Whole satoshis: LNPay's API has no msat here. */
  sat: number;
  memo: string;
}

/** Fails with HostError. */
export function createInvoiceMutation(connection: Connection) {
  return mutationOptions({
    mutationFn: (invoice: NewInvoice) => createInvoice(connection, invoice),
    networkMode: 'always',
  });
}

async function createInvoice(connection: Connection, { sat, memo }: NewInvoice): Promise<Deposit> {
  const reply = await callHost(connection, {
    method: 'POST',
    path: '/wallet/:key/invoice',
    body: { num_satoshis: sat, memo: memo === '' ? undefined : memo } satisfies InvoiceRequest,
    timeoutMs: 30_000,
  });
  return toDeposit(readReply(reply, lnTxSchema));
}
