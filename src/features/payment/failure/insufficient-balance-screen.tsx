import { worstCase } from '#core/payment/fee-limit.ts';
import { maxBalanceSat } from '#core/lnpay/node-words.ts';
import { minMsat, msatFromSat, ZERO_MSAT } from '#core/money.ts';
import { shortfall } from '#core/payment/shortfall.ts';
import { paths } from '#src/lib/paths.ts';
import { failure as words, failureWords, insufficientBalance } from '#messages/failure.ts';
import { ButtonLink } from '#src/ui/button.tsx';
import { GuardedPay } from '#src/wallet/payments/guarded-pay.tsx';
import { NotSentNotice } from '#src/wallet/payments/not-sent-notice.tsx';
import { FailurePage, type FailedPayment } from './failure-page.tsx';
import { usePayAgain } from './use-pay-again.ts';

/** Too little in the wallet: how much is missing, and a lower fee limit where that is enough. */
export function InsufficientBalanceScreen(failed: FailedPayment) {
  const { record, failure } = failed;
  const { amountMsat: amount, feeLimitMsat: limit } = record;
  const again = usePayAgain(record);
  const named = maxBalanceSat(failure.nodeText);
  const reported = named === null ? undefined : msatFromSat(named);
  // The lower one counts: the host may hold money that the balance still shows.
  const spendable =
    reported && again.spendable !== undefined
      ? minMsat(reported, again.spendable)
      : (again.spendable ?? reported);
  const short = spendable === undefined ? null : shortfall(amount, limit, spendable);
  const lowerTo = short?.kind === 'fee-room' && short.lowerTo > ZERO_MSAT ? short.lowerTo : null;
  const { why, next } = failureWords['wallet-balance'];
  return (
    <FailurePage
      {...failed}
      action={
        <div className="space-y-3">
          {lowerTo !== null ? (
            <>
              <p className="text-small text-ink-2">
                {words.oldWorst(worstCase(amount, limit))}
                <br />
                {words.newWorst(worstCase(amount, lowerTo))}
              </p>
              {again.notSent && <NotSentNotice error={again.notSent} />}
              <GuardedPay
                guard={again.guard}
                amount={amount}
                now={again.now}
                disabled={!again.ready}
                label={insufficientBalance.lowerTo(lowerTo)}
                onPay={() => again.payAgain(lowerTo)}
              />
            </>
          ) : (
            <ButtonLink kind="spark" href={paths.review(record.paymentRequest)}>
              {words.reviewAgain}
            </ButtonLink>
          )}
          <div className="flex justify-center gap-6">
            {lowerTo !== null && (
              <ButtonLink kind="quiet" href={paths.review(record.paymentRequest)}>
                {words.changeLimit}
              </ButtonLink>
            )}
            <ButtonLink kind="quiet" href={paths.home}>
              {words.payAnother}
            </ButtonLink>
          </div>
        </div>
      }
    >
      <p>
        {short && spendable !== undefined
          ? insufficientBalance.missing(short.missing, spendable)
          : why}
      </p>
      <p className="font-medium">{short?.kind === 'fee-room' ? insufficientBalance.fits : next}</p>
    </FailurePage>
  );
}
