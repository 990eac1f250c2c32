import { failure as words, failureWords } from '#src/messages/en/failure.ts';
import { duration } from '#src/messages/en/time.ts';
import { AskPayee } from '#src/ui/ask-payee.tsx';
import { BalanceScreen } from './balance-screen.tsx';
import { FailureAction } from './failure-action.tsx';
import { FailurePage, type FailedPayment } from './failure-page.tsx';
import { NoRouteScreen } from './no-route-screen.tsx';

export function FailureScreen(failed: FailedPayment) {
  const { record, failure, failedAt } = failed;
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
