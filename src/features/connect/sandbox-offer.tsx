import { useMutation } from '@tanstack/react-query';
import { openSandboxWallet } from '#src/wallet/host/open-sandbox-wallet.ts';
import { connect } from '#messages/connect.ts';
import { Button } from '#src/ui/button.tsx';
import { connectFailure, type ConnectFailure } from './connect-failure.ts';
import { ConnectNotice } from './connect-notice.tsx';
import { useAcceptWallet } from './use-accept-wallet.ts';

/** One tap to a wallet with play money. */
export function SandboxOffer() {
  const accept = useAcceptWallet();
  const opening = useMutation({
    mutationFn: async () => accept(await openSandboxWallet(), false),
    networkMode: 'always',
  });
  return (
    <section className="mb-6">
      <Button kind="spark" disabled={opening.isPending} onClick={() => opening.mutate()}>
        {opening.isPending ? connect.sandboxBusy : connect.sandboxButton}
      </Button>
      <p className="mt-3 text-small text-ink-2">{connect.sandboxText}</p>
      <div className="mt-3">
        {opening.isError && <ConnectNotice failure={sandboxFailure(opening.error)} />}
      </div>
    </section>
  );
}

/** Any wrong answer means that the sandbox has not started yet. */
function sandboxFailure(error: unknown): ConnectFailure {
  const failure = connectFailure(error);
  return failure.why === 'not-lnpay' || failure.why === 'refused'
    ? { ...failure, why: 'sandbox' }
    : failure;
}
