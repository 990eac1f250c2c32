import { HostError } from '../host/host-error.ts';
import { NotSent } from './not-sent.ts';
import { notSent } from '#messages/not-sent.ts';
import { Notice } from '#src/ui/notice.tsx';

/** Why a payment did not even begin. */
export function NotSentNotice({ error }: { error: Error }) {
  return (
    <Notice tone="failed" title={notSent.title} alert>
      <p>{reason(error)}</p>
    </Notice>
  );
}

function reason(error: Error): string {
  if (error instanceof NotSent) return notSent.why[error.why];
  return error instanceof HostError ? notSent.hostUnsure : notSent.deviceFull;
}
