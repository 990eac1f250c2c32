import { nextStep, type FailureCause } from '#core/payment/failure.ts';
import { paths } from '#src/lib/paths.ts';
import type { PaymentRecord } from '#src/wallet/payments/payment-record.ts';
import { common } from '#messages/common.ts';
import { failure as words, failureWords } from '#messages/failure.ts';
import { duration } from '#messages/time.ts';
import { ButtonLink } from '#src/ui/button.tsx';
import { AskPayee } from '#src/wallet/invoice/ask-payee.tsx';
import { InsufficientBalanceScreen } from './insufficient-balance-screen.tsx';
import { FailurePage, type FailedPayment } from './failure-page.tsx';
import { NoRouteScreen } from './no-route-screen.tsx';
import { OtherWalletFailureScreen } from './other-wallet-failure-screen.tsx';

interface FailureScreenProps extends FailedPayment {
  /** Whether the connected wallet is the one that tried to pay. */
  ownWallet: boolean;
}

export function FailureScreen({ ownWallet, ...failed }: FailureScreenProps) {
  const { record, failure, failedAt } = failed;
  if (!ownWallet) return <OtherWalletFailureScreen {...failed} />;
  if (failure.cause === 'no-route') return <NoRouteScreen {...failed} />;
  if (failure.cause === 'wallet-balance') return <InsufficientBalanceScreen {...failed} />;
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

interface FailureActionProps {
  record: PaymentRecord;
  cause: FailureCause;
}

/** The next step. None of them pays: Review comes first. */
function FailureAction({ record, cause }: FailureActionProps) {
  const step = stepAfter(cause, paths.review(record.paymentRequest));
  return (
    <div className="space-y-3">
      <ButtonLink kind="spark" href={step.href}>
        {step.word}
      </ButtonLink>
      {step.href !== paths.home && (
        <div className="text-center">
          <ButtonLink kind="quiet" href={paths.home}>
            {common.backHome}
          </ButtonLink>
        </div>
      )}
    </div>
  );
}

function stepAfter(cause: FailureCause, review: string): { href: string; word: string } {
  if (cause === 'key-refused' || cause === 'not-found') {
    return { href: paths.connect, word: words.connectAgain };
  }
  return nextStep(cause) === 'retry'
    ? { href: review, word: words.reviewAgain }
    : { href: paths.home, word: words.payAnother };
}
