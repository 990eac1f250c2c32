import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { isDecided } from '#core/payment/payment-state.ts';
import { forgetConnection } from '#src/wallet/connection/forget-connection.ts';
import { useConnection } from '#src/wallet/connection/use-connection.ts';
import { paymentsQuery } from '#src/wallet/payments/payments-query.ts';
import { paths } from '#src/lib/paths.ts';
import { settings } from '#messages/settings.ts';
import { Button } from '#src/ui/button.tsx';
import { Notice } from '#src/ui/notice.tsx';

/** Asks for confirmation on the page itself, and says what is lost. */
export function ForgetWallet({ sandbox }: { sandbox: boolean }) {
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  const connection = useConnection();
  const { data: records = [] } = useQuery(paymentsQuery(connection));
  const [confirming, setConfirming] = useState(false);
  const open = records.filter((record) => !isDecided(record.state)).length;

  const forget = async () => {
    navigate(paths.home, { replace: true });
    await forgetConnection(connection);
    queryClient.clear();
  };

  if (!confirming) return <Button onClick={() => setConfirming(true)}>{settings.forget}</Button>;
  return (
    <section aria-label={settings.forget} className="space-y-3 border-t border-line pt-4">
      {open > 0 && <Notice tone="open" title={settings.forgetOpen(open)} alert />}
      <p>{sandbox ? settings.forgetSandbox : settings.forgetWhat}</p>
      <div className="flex gap-3">
        <Button onClick={() => setConfirming(false)}>{settings.keepIt}</Button>
        <Button className="border-failed text-failed" onClick={() => void forget()}>
          {settings.forgetSure}
        </Button>
      </div>
    </section>
  );
}
