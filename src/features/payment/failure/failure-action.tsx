import { nextStep, type FailureCause } from '#core/payment/failure.ts';
import { reviewPath } from '#src/wallet/invoice/use-open-invoice.ts';
import type { PaymentRecord } from '#src/wallet/payments/payment-record.ts';
import { common } from '#messages/common.ts';
import { failure as words } from '#messages/failure.ts';
import { ButtonLink } from '#src/ui/button.tsx';

interface FailureActionProps {
  record: PaymentRecord;
  cause: FailureCause;
}

/** The next step. None of these pays by itself: Review comes first. */
export function FailureAction({ record, cause }: FailureActionProps) {
  const step = stepAfter(cause, reviewPath(record.paymentRequest));
  return (
    <div className="space-y-3">
      <ButtonLink kind="spark" href={step.href}>
        {step.word}
      </ButtonLink>
      {step.href !== '/' && (
        <div className="text-center">
          <ButtonLink kind="quiet" href="/">
            {common.backHome}
          </ButtonLink>
        </div>
      )}
    </div>
  );
}

function stepAfter(cause: FailureCause, review: string): { href: string; word: string } {
  if (cause === 'key-refused' || cause === 'not-found') {
    return { href: '/connect', word: words.connectAgain };
  }
  return nextStep(cause) === 'retry'
    ? { href: review, word: words.reviewAgain }
    : { href: '/', word: words.payAnother };
}
