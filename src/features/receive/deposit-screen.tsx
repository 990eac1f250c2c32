import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useParams } from 'wouter';
import type { LnTx } from '#core/lnpay/wire.ts';
import { useConnection } from '#src/wallet/connection/use-connection.ts';
import { HostError } from '#src/wallet/host/host-error.ts';
import { transactionsQuery, walletQuery } from '#src/wallet/host/host-queries.ts';
import { paths, type patterns } from '#src/lib/paths.ts';
import { useNow } from '#src/lib/use-now.ts';
import { deposit } from '#messages/receive.ts';
import { common } from '#messages/common.ts';
import { ButtonLink } from '#src/ui/button.tsx';
import { Page } from '#src/ui/page.tsx';
import { TryAgain } from '#src/ui/try-again.tsx';
import { depositQuery, depositState } from './deposit-query.ts';
import { OpenInvoice } from './open-invoice.tsx';
import { ReceivedSlip } from './received-slip.tsx';

/** An invoice of the wallet at its own address: first its code, then the receipt of what came in. */
export function DepositScreen() {
  const { lnTxId } = useParams<typeof patterns.deposit>();
  const { data: lnTx, error, refetch } = useQuery(depositQuery(useConnection(), lnTxId));
  if (lnTx) return <Deposit lnTx={lnTx} />;
  if (!error) return <main className="flex-1" aria-busy="true" />;
  const unknown =
    error instanceof HostError && (error.kind === 'not-found' || error.kind === 'key-refused');
  return (
    <Page heading={deposit.missing} action={<BackHome />}>
      {unknown ? (
        <p className="text-ink-2">{deposit.missingText}</p>
      ) : (
        <TryAgain text={deposit.unreadable} onTry={() => void refetch()} />
      )}
    </Page>
  );
}

function Deposit({ lnTx }: { lnTx: LnTx }) {
  const state = depositState(lnTx, useNow());
  useNewMoney(state === 'received');
  switch (state) {
    case 'received':
      return (
        <Page heading={deposit.received} headingHidden action={<BackHome />}>
          <ReceivedSlip lnTx={lnTx} />
        </Page>
      );
    case 'waiting':
      return (
        <Page heading={deposit.waiting} headingHidden action={<BackHome />}>
          <OpenInvoice lnTx={lnTx} />
        </Page>
      );
    case 'expired':
      return (
        <Page
          heading={deposit.expired}
          action={
            <ButtonLink kind="spark" href={paths.receive}>
              {deposit.again}
            </ButtonLink>
          }
        >
          <p className="text-ink-2">{deposit.expiredText}</p>
        </Page>
      );
  }
}

/** Once it has come in, the balance and the lists are no longer true. */
function useNewMoney(received: boolean): void {
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
