import { mutationOptions } from '@tanstack/react-query';
import { releaseSchema } from '#core/lnpay/extensions.ts';
import type { ReleaseRequest } from '#core/lnpay/requests.ts';
import { anyoneAt, callHost } from './call-host.ts';
import { readReply } from './host-error.ts';
import { pageHost } from './page-host.ts';

/** Lets a payment settle that the shop holds. Fails with HostError `refused` when it holds none yet. */
export function releaseSandboxPaymentMutation(paymentHash: string) {
  return mutationOptions({
    mutationFn: async () => {
      const reply = await callHost(anyoneAt(pageHost()), {
        method: 'POST',
        path: '/sandbox/release',
        body: { payment_hash: paymentHash } satisfies ReleaseRequest,
      });
      readReply(reply, releaseSchema);
    },
  });
}
