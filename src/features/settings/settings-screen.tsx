import { useQuery } from '@tanstack/react-query';
import { useConnection, useConnectionState } from '#src/wallet/connection/use-connection.ts';
import { capabilitiesQuery } from '#src/wallet/host/get-capabilities.ts';
import { walletQuery } from '#src/wallet/host/get-wallet.ts';
import { paths } from '#src/lib/paths.ts';
import { networks } from '#messages/common.ts';
import { settings } from '#messages/settings.ts';
import { ButtonLink } from '#src/ui/button.tsx';
import { Fact } from '#src/ui/fact.tsx';
import { UntrustedLine } from '#src/ui/untrusted-text.tsx';
import { Page } from '#src/ui/page.tsx';
import { FeeDefaultField } from './fee-default-field.tsx';
import { ForgetWallet } from './forget-wallet.tsx';
import { LightningLinks } from './lightning-links.tsx';

export function SettingsScreen() {
  const connection = useConnection();
  const state = useConnectionState();
  const { data: wallet } = useQuery(walletQuery(connection));
  const { data: capabilities } = useQuery(capabilitiesQuery(connection));
  const kept = state.status === 'connected' && state.kept;
  return (
    <Page heading={settings.heading}>
      <h2 className="border-b border-line pb-2 font-semibold">{settings.wallet}</h2>
      <dl className="py-2">
        <Fact name={settings.label}>
          <UntrustedLine text={wallet?.label || settings.noLabel} />
        </Fact>
        <Fact name={settings.id}>
          <code className="font-mono text-small break-all">{connection.walletId}</code>
        </Fact>
        <Fact name={settings.host}>
          <span className="break-all">{connection.host.replace(/^https:\/\//, '')}</span>
        </Fact>
        <Fact name={settings.network}>
          {capabilities ? networks[capabilities.network] : settings.networkUnknown}
        </Fact>
        <Fact name={settings.keys}>{kept ? settings.keysKept : settings.keysInTab}</Fact>
      </dl>
      <div className="mt-4">
        <FeeDefaultField />
      </div>
      <div className="mt-8 space-y-3">
        <ButtonLink href={paths.connect}>{settings.connectOther}</ButtonLink>
        <ButtonLink href={paths.verify}>{settings.verify}</ButtonLink>
        <LightningLinks />
        <ForgetWallet sandbox={capabilities?.sandbox === true} />
      </div>
    </Page>
  );
}
