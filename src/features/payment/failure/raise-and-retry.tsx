import { worstCase } from '#core/payment/fee-limit.ts';
import { raisedFeeLimit } from '#core/payment/raised-fee-limit.ts';
import { shortfall } from '#core/payment/shortfall.ts';
import type { PaymentRecord } from '#src/wallet/payments/payment-record.ts';
import { balance, failure as words, noRoute } from '#messages/failure.ts';
import { Button } from '#src/ui/button.tsx';
import { GuardedPay } from '#src/wallet/payments/guarded-pay.tsx';
import { NotSentNotice } from '#src/wallet/payments/not-sent-notice.tsx';
import type { NoRouteFinding } from './no-route-finding.ts';
import type { usePayAgain } from './use-pay-again.ts';

interface RaiseAndRetryProps {
  record: PaymentRecord;
  finding: NoRouteFinding;
  again: ReturnType<typeof usePayAgain>;
}

/** Offers a higher limit, with what it may cost before and now. It never raises by itself. */
export function RaiseAndRetry({ record, finding, again }: RaiseAndRetryProps) {
  const { amountMsat: amount, feeLimitMsat: limit } = record;
  if (finding.kind === 'asking') {
    return (
      <Button kind="spark" disabled>
        {noRoute.raise}
      </Button>
    );
  }
  const raised = raisedFeeLimit(limit, amount, 'fee' in finding ? finding.fee : null);
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
        <p className="text-small text-failed">{balance.missing(short.missing, spendable)}</p>
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
