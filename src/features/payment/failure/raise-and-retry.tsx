import { worstCase } from '#core/payment/fee-limit.ts';
import { raisedFeeLimit } from '#core/payment/raised-fee-limit.ts';
import { shortfall } from '#core/payment/shortfall.ts';
import type { PaymentRecord } from '#src/wallet/payments/payment-record.ts';
import { failure as words, insufficientBalance, noRoute } from '#messages/failure.ts';
import { Button } from '#src/ui/button.tsx';
import { GuardedPay } from '#src/wallet/payments/guarded-pay.tsx';
import { NotSentNotice } from '#src/wallet/payments/not-sent-notice.tsx';
import type { NoRouteCause } from './no-route-cause.ts';
import type { usePayAgain } from './use-pay-again.ts';

interface RaiseAndRetryProps {
  record: PaymentRecord;
  cause: NoRouteCause;
  again: ReturnType<typeof usePayAgain>;
}

/** Offers a higher fee limit, with what the payment may cost before and after. */
export function RaiseAndRetry({ record, cause, again }: RaiseAndRetryProps) {
  const { amountMsat: amount, feeLimitMsat: limit } = record;
  if (cause.kind === 'asking') {
    return (
      <Button kind="spark" disabled>
        {noRoute.raise}
      </Button>
    );
  }
  const raised = raisedFeeLimit(limit, amount, 'fee' in cause ? cause.fee : null);
  const { spendable } = again;
  const short = spendable === undefined ? null : shortfall(amount, raised, spendable);
  return (
    <>
      <p className="text-small text-ink-2">
        {words.oldWorst(worstCase(amount, limit))}
        <br />
        {words.newWorst(worstCase(amount, raised))}
      </p>
      {short && spendable !== undefined && (
        <p className="text-small text-failed">
          {insufficientBalance.missing(short.missing, spendable)}
        </p>
      )}
      {again.notSent && <NotSentNotice error={again.notSent} />}
      <GuardedPay
        guard={again.guard}
        amount={amount}
        now={again.now}
        disabled={!again.ready || short !== null}
        label={noRoute.raiseTo(raised)}
        onPay={() => again.payAgain(raised)}
      />
    </>
  );
}
