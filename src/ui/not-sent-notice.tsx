import { HostError } from '#src/lib/lnpay/host-error.ts';
import { notSent } from '#src/messages/en/not-sent.ts';
import { Notice } from './notice.tsx';

/** Why a payment did not even begin. */
export function NotSentNotice({ error }: { error: Error }) {
  return (
    <Notice tone="failed" title={notSent.title} alert>
      <p>{error instanceof HostError ? notSent.hostUnsure : notSent.deviceFull}</p>
    </Notice>
  );
}
