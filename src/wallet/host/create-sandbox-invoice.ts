import { queryOptions } from '@tanstack/react-query';
import { sandboxInvoiceSchema } from '#core/lnpay/extensions.ts';
import type { SandboxInvoiceRequest } from '#core/lnpay/requests.ts';
import type { SandboxKind } from '#core/lnpay/sandbox-kinds.ts';
import type { Msat } from '#core/money.ts';
import { anyoneAt, callHost } from './call-host.ts';
import { readReply } from './host-error.ts';
import { pageHost } from './page-host.ts';

export interface SandboxOrder {
  kind: SandboxKind;
  /** Null where the payer chooses. */
  price: Msat | null;
  memo: string;
}

export interface SandboxInvoice {
  paymentRequest: string;
  paymentHash: string;
}

/** An invoice of the sandbox's shop: one a kind, until a new one is asked for. No key is needed. */
export function sandboxInvoiceQuery(order: SandboxOrder) {
  return queryOptions({
    queryKey: ['sandbox-invoice', order.kind],
    queryFn: () => createSandboxInvoice(order),
    staleTime: Infinity,
    gcTime: Infinity,
  });
}

async function createSandboxInvoice({ kind, price, memo }: SandboxOrder): Promise<SandboxInvoice> {
  const reply = await callHost(anyoneAt(pageHost()), {
    method: 'POST',
    path: '/sandbox/invoice',
    body: {
      kind,
      memo,
      num_msat: price === null ? undefined : Number(price),
    } satisfies SandboxInvoiceRequest,
    timeoutMs: 30_000,
  });
  const invoice = readReply(reply, sandboxInvoiceSchema);
  return { paymentRequest: invoice.payment_request, paymentHash: invoice.payment_hash };
}
