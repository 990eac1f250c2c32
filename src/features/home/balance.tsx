import { useQuery } from '@tanstack/react-query';
import { ZERO_MSAT } from '#core/money.ts';
import { useConnection } from '#src/wallet/connection/use-connection.ts';
import { HostError } from '#src/wallet/host/host-error.ts';
import { capabilitiesQuery } from '#src/wallet/host/get-capabilities.ts';
import { walletQuery } from '#src/wallet/host/get-wallet.ts';
import { paths } from '#src/lib/paths.ts';
import { home } from '#messages/home.ts';
import { HeadlineAmount } from '#src/ui/amount.tsx';
import { ButtonLink } from '#src/ui/button.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';

export function Balance() {
  const connection = useConnection();
  const { data: wallet, error, refetch } = useQuery(walletQuery(connection));
  const { data: capabilities } = useQuery(capabilitiesQuery(connection));
  const held = wallet?.held ?? ZERO_MSAT;
  return (
    <section aria-label={home.balance} className="min-h-32">
      <p className="text-small text-ink-2">{home.balance}</p>
      <div className="min-h-17">
        {wallet && <HeadlineAmount amount={wallet.spendable} />}
        {!wallet && !error && <p className="late py-3 text-ink-2">{home.asking}</p>}
        {!wallet && error && <Unreadable error={error} onTry={() => void refetch()} />}
      </div>
      {held > 0n && <p className="text-small">{home.held(held)}</p>}
      {capabilities?.sandbox && <p className="text-small text-ink-2">{home.playMoney}</p>}
    </section>
  );
}

function Unreadable({ error, onTry }: { error: Error; onTry: () => void }) {
  if (error instanceof HostError && error.kind === 'key-refused') {
    return (
      <div role="alert">
        <p>{home.keyRefused}</p>
        <ButtonLink kind="quiet" href={paths.connect} className="-ml-2">
          {home.reconnect}
        </ButtonLink>
      </div>
    );
  }
  return <TryAgain text={home.balanceUnreadable} onTry={onTry} />;
}
