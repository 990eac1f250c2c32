import { connectFailures } from '#src/messages/en/connect.ts';
import { Notice } from '#src/ui/notice.tsx';
import type { ConnectFailure } from './check-connection.ts';

export function ConnectNotice({ failure }: { failure: ConnectFailure }) {
  const { title, text } = connectFailures[failure.why];
  const quoted = failure.why === 'refused' || failure.why === 'key-refused';
  return (
    <Notice tone="failed" title={title} alert className="mb-4">
      <p>{text}</p>
      {quoted && failure.hostText !== '' && (
        <p>
          <bdi className="break-words">“{failure.hostText}”</bdi>
        </p>
      )}
    </Notice>
  );
}
