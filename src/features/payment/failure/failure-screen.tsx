import { failure as words, failureWords } from '#messages/failure.ts';
import { duration } from '#messages/time.ts';
import { AskPayee } from '#src/wallet/invoice/ask-payee.tsx';
import { BalanceScreen } from './balance-screen.tsx';
import { FailureAction } from './failure-action.tsx';
import { FailurePage, type FailedPayment } from './failure-page.tsx';
import { NoRouteScreen } from './no-route-screen.tsx';
import { OtherWalletScreen } from './other-wallet-screen.tsx';

interface FailureScreenProps extends FailedPayment {
  /** Whether it was tried from the connected wallet; another's must not be used with one tap. */
  ownWallet: boolean;
}

export function FailureScreen({ ownWallet, ...failed }: FailureScreenProps) {
  const { record, failure, failedAt } = failed;
  if (!ownWallet) return <OtherWalletScreen {...failed} />;
  if (failure.cause === 'no-route') return <NoRouteScreen {...failed} />;
  if (failure.cause === 'wallet-balance') return <BalanceScreen {...failed} />;
  const { why, next } = failureWords[failure.cause];
  return (
    <FailurePage {...failed} action={<FailureAction record={record} cause={failure.cause} />}>
      <p>{why}</p>
      {failure.cause === 'timeout' && (
        <p>{words.tookUntil(duration(failedAt - record.startedAt))}</p>
      )}
      <p className="font-medium">{next}</p>
      {failure.cause === 'expired' && <AskPayee amount={record.amountMsat} memo={record.memo} />}
    </FailurePage>
  );
}
