import { nextStep, type FailureCause } from '#core/payment/failure.ts';
import type { PaymentRecord } from '#src/wallet/payments/payment-record.ts';
import { paths } from '#src/lib/paths.ts';
import { common } from '#messages/common.ts';
import { failure as words } from '#messages/failure.ts';
import { ButtonLink } from '#src/ui/button.tsx';

interface FailureActionProps {
  record: PaymentRecord;
  cause: FailureCause;
}

/** The next step. None of these pays by itself: Review comes first. */
export function FailureAction({ record, cause }: FailureActionProps) {
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
