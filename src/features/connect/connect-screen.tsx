import { useQuery } from '@tanstack/react-query';
import { useConnectionState } from '#src/lib/connection/use-connection.ts';
import { capabilitiesQuery } from '#src/lib/lnpay/host-queries.ts';
import { pageHost } from '#src/lib/page-host.ts';
import { connect } from '#src/messages/en/connect.ts';
import { Fold } from '#src/ui/fold.tsx';
import { Page } from '#src/ui/page.tsx';
import { KeyForm } from './key-form.tsx';
import { SandboxOffer } from './sandbox-offer.tsx';

export function ConnectScreen({ onConnected }: { onConnected?: () => void }) {
  const { data: capabilities } = useQuery(capabilitiesQuery({ host: pageHost() }));
  const replaces = useConnectionState().status === 'connected';
  const sandbox = capabilities?.sandbox === true;
  const form = (
    <KeyForm
      defaultHost={capabilities ? pageHost() : ''}
      spark={!sandbox}
      onConnected={onConnected}
    />
  );
  return (
    <Page heading={connect.heading}>
      <p className="mb-6 text-ink-2">{connect.intro}</p>
      {replaces && <p className="mb-6 border-l-4 border-edge pl-4">{connect.replaces}</p>}
      {sandbox && <SandboxOffer onConnected={onConnected} />}
      {sandbox ? <Fold title={connect.ownWallet}>{form}</Fold> : form}
    </Page>
  );
}
