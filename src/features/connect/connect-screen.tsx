import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import { useConnectionState } from '#src/wallet/connection/use-connection.ts';
import { capabilitiesQuery } from '#src/wallet/host/get-capabilities.ts';
import { pageHost } from '#src/wallet/host/page-host.ts';
import { paths } from '#src/lib/paths.ts';
import { connect } from '#messages/connect.ts';
import { ButtonLink } from '#src/ui/button.tsx';
import { Fold } from '#src/ui/fold.tsx';
import { onDemand } from '#src/ui/on-demand.tsx';
import { Page } from '#src/ui/page.tsx';
import { SandboxOffer } from './sandbox-offer.tsx';

/** Loaded on demand: a first visit to the sandbox does not need it. */
const keyForm = onDemand(() => import('./key-form.tsx').then((m) => m.KeyForm));

export function ConnectScreen() {
  const { data: capabilities } = useQuery(capabilitiesQuery({ host: pageHost() }));
  const replaces = useConnectionState().status === 'connected';
  const sandbox = capabilities?.sandbox === true;
  useEffect(() => {
    keyForm.preload().catch(() => undefined);
  }, []);
  const form = (
    <Suspense fallback={<div aria-busy="true" className="min-h-110" />}>
      <keyForm.View defaultHost={capabilities ? pageHost() : ''} spark={!sandbox} />
    </Suspense>
  );
  return (
    <Page heading={connect.heading}>
      <p className="mb-6 text-ink-2">{connect.intro}</p>
      {replaces && <p className="mb-6 border-l-4 border-edge pl-4">{connect.replaces}</p>}
      {sandbox && <SandboxOffer />}
      {sandbox ? <Fold title={connect.ownWallet}>{form}</Fold> : form}
      <ButtonLink kind="quiet" href={paths.verify} className="mt-4 -ml-2">
        {connect.verify}
      </ButtonLink>
    </Page>
  );
}
