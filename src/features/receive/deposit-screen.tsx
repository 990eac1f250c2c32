import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useParams } from 'wouter';
import { useConnection } from '#src/wallet/connection/use-connection.ts';
import { HostError } from '#src/wallet/host/host-error.ts';
import { depositStatus, type Deposit } from '#src/wallet/host/deposit.ts';
import { depositQuery } from '#src/wallet/host/get-deposit.ts';
import { walletQuery } from '#src/wallet/host/get-wallet.ts';
import { transactionsQuery } from '#src/wallet/host/list-transactions.ts';
import { paths, type patterns } from '#src/lib/paths.ts';
import { useNow } from '#src/lib/use-now.ts';
import { deposit as words } from '#messages/receive.ts';
import { common } from '#messages/common.ts';
import { ButtonLink } from '#src/ui/button.tsx';
import { Page } from '#src/ui/page.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { DepositSlip } from './deposit-slip.tsx';
import { OpenInvoice } from './open-invoice.tsx';

/** An invoice of the wallet at its own address: first its QR code, then what was received. */
export function DepositScreen() {
  const { lnTxId } = useParams<typeof patterns.deposit>();
  const { data, error, refetch } = useQuery(depositQuery(useConnection(), lnTxId));
  if (data) return <OneDeposit deposit={data} />;
  if (!error) return <main className="flex-1" aria-busy="true" />;
  const unknown = error instanceof HostError && error.remedy === 'never';
  return (
    <Page heading={words.missing} action={<BackHome />}>
      {unknown ? (
        <p className="text-ink-2">{words.missingText}</p>
      ) : (
        <TryAgain text={words.unreadable} onTry={() => void refetch()} />
      )}
    </Page>
  );
}

function OneDeposit({ deposit }: { deposit: Deposit }) {
  const status = depositStatus(deposit, useNow());
  useRefreshOnSettled(status === 'settled');
  switch (status) {
    case 'settled':
      return (
        <Page heading={words.received} headingHidden action={<BackHome />}>
          <DepositSlip deposit={deposit} />
        </Page>
      );
    case 'pending':
      return (
        <Page heading={words.waiting} headingHidden action={<BackHome />}>
          <OpenInvoice invoice={deposit} />
        </Page>
      );
    case 'expired':
      return (
        <Page
          heading={words.expired}
          action={
            <ButtonLink kind="spark" href={paths.receive}>
              {words.again}
            </ButtonLink>
          }
        >
          <p className="text-ink-2">{words.expiredText}</p>
        </Page>
      );
  }
}

/** Reads the balance and the list again once a deposit has settled. */
function useRefreshOnSettled(received: boolean): void {
  const connection = useConnection();
  const queryClient = useQueryClient();
  const before = useRef(received);
  useEffect(() => {
    if (!received || before.current) return;
    before.current = true;
    for (const { queryKey } of [walletQuery(connection), transactionsQuery(connection)]) {
      void queryClient.invalidateQueries({ queryKey });
    }
  }, [received, connection, queryClient]);
}

function BackHome() {
  return <ButtonLink href={paths.home}>{common.backHome}</ButtonLink>;
}
