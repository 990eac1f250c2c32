import { useMutation } from '@tanstack/react-query';
import { HostError } from '#src/wallet/host/host-error.ts';
import { releaseSandboxPaymentMutation } from '#src/wallet/host/release-sandbox-payment.ts';
import { sandbox } from '#messages/sandbox.ts';
import { Button } from '#src/ui/button.tsx';

/** Settles a payment that the shop holds. */
export function SettleButton({ paymentHash }: { paymentHash: string }) {
  const release = useMutation(releaseSandboxPaymentMutation(paymentHash));
  const notHeld = release.error instanceof HostError && release.error.kind === 'refused';
  return (
    <div>
      <Button disabled={release.isPending || release.isSuccess} onClick={() => release.mutate()}>
        {release.isPending ? sandbox.settling : sandbox.letSettle}
      </Button>
      <p aria-live="polite" className="mt-1 min-h-5 text-small">
        {release.isSuccess && sandbox.settled}
        {release.isError && (notHeld ? sandbox.nothingHeld : sandbox.releaseFailed)}
      </p>
    </div>
  );
}
