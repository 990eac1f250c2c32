import { connectFailures } from '#messages/connect.ts';
import { UntrustedText } from '#src/ui/untrusted-text.tsx';
import { Notice } from '#src/ui/notice.tsx';
import type { ConnectFailure } from './connect-failure.ts';

export function ConnectNotice({ failure }: { failure: ConnectFailure }) {
  const { title, text } = connectFailures[failure.why];
  const quoted = failure.why === 'refused' || failure.why === 'key-refused';
  return (
    <Notice tone="failed" title={title} alert className="mb-4">
      <p>{text}</p>
      {quoted && failure.hostText !== '' && (
        <div className="font-mono text-small">
          <UntrustedText text={failure.hostText} />
        </div>
      )}
    </Notice>
  );
}
