import { queryOptions } from '@tanstack/react-query';
import { sandboxInvoiceStateSchema } from '#core/lnpay/extensions.ts';
import { anyoneAt, callHost } from './call-host.ts';
import { readReply } from './host-error.ts';
import { pageHost } from './page-host.ts';

const ASK_AGAIN_MS = 1_500;

/** What has become of an invoice of the sandbox's shop, asked again until it is settled. */
export function sandboxInvoiceStatusQuery(paymentHash: string) {
  return queryOptions({
    queryKey: ['sandbox-invoice-status', paymentHash],
    queryFn: async ({ signal }) => {
      const path = `/sandbox/invoice/${paymentHash}`;
      const reply = await callHost(anyoneAt(pageHost()), { path, signal });
      return readReply(reply, sandboxInvoiceStateSchema).state;
    },
    refetchInterval: ({ state }) => (state.data === 'settled' ? false : ASK_AGAIN_MS),
  });
}
