/** The sandbox shop at the host this page comes from. Anyone may buy; no key is needed. */
import { queryOptions } from '@tanstack/react-query';
import {
  releaseSchema,
  sandboxInvoiceSchema,
  sandboxInvoiceStateSchema,
} from '#core/lnpay/extensions.ts';
import type { SandboxKind } from '#core/lnpay/sandbox-kinds.ts';
import type { Msat } from '#core/money.ts';
import { anyoneAt, callHost } from '#src/wallet/host/call-host.ts';
import { readReply } from '#src/wallet/host/host-error.ts';
import { pageHost } from '#src/wallet/host/page-host.ts';

const WATCH_EVERY_MS = 1_500;

export interface Order {
  kind: SandboxKind;
  price: Msat | null;
  memo: string;
}

/** One invoice an item, until a new one is asked for. */
export function shopInvoiceQuery({ kind, price, memo }: Order) {
  return queryOptions({
    queryKey: ['shop-invoice', kind],
    queryFn: async () => {
      const reply = await callHost(anyoneAt(pageHost()), {
        method: 'POST',
        path: '/sandbox/invoice',
        body: { kind, memo, ...(price === null ? {} : { num_msat: Number(price) }) },
        timeoutMs: 30_000,
      });
      return readReply(reply, sandboxInvoiceSchema);
    },
    staleTime: Infinity,
    gcTime: Infinity,
  });
}

/** Watches an invoice at the counter until it is paid. */
export function shopInvoiceStateQuery(paymentHash: string) {
  return queryOptions({
    queryKey: ['shop-invoice-state', paymentHash],
    queryFn: async ({ signal }) => {
      const path = `/sandbox/invoice/${paymentHash}`;
      const reply = await callHost(anyoneAt(pageHost()), { path, signal });
      return readReply(reply, sandboxInvoiceStateSchema).state;
    },
    refetchInterval: ({ state }) => (state.data === 'settled' ? false : WATCH_EVERY_MS),
  });
}

/** Lets a held payment settle. @throws HostError `refused` when nothing is held for it yet. */
export async function releasePayment(paymentHash: string): Promise<void> {
  const reply = await callHost(anyoneAt(pageHost()), {
    method: 'POST',
    path: '/sandbox/release',
    body: { payment_hash: paymentHash },
  });
  readReply(reply, releaseSchema);
}
