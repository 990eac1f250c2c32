import { useQuery } from '@tanstack/react-query';
import { worstCase } from '#core/fee-limit.ts';
import { isExpired } from '#core/invoice/invoice.ts';
import { msat } from '#core/money.ts';
import { raisedFeeLimit } from '#core/raised-fee-limit.ts';
import { useConnection } from '#src/lib/connection/use-connection.ts';
import { invoiceQuery } from '#src/lib/invoice/invoice-query.ts';
import { reviewPath } from '#src/lib/invoice/use-open-invoice.ts';
import { capabilitiesQuery, feeEstimateQuery, walletQuery } from '#src/lib/lnpay/host-queries.ts';
import { spendableMsat } from '#src/lib/lnpay/wallet-money.ts';
import type { PaymentRecord } from '#src/lib/payments/payment-record.ts';
import { usePay } from '#src/lib/payments/use-pay.ts';
import { useNow } from '#src/lib/use-now.ts';
import { failure as words, failureWords } from '#src/messages/en/failure.ts';
import { obstacles } from '#src/messages/en/review.ts';
import { Button, ButtonLink } from '#src/ui/button.tsx';
import { useArmed } from './use-armed.ts';

/** No route means a limit too low, or no path at all: finds out which, and offers what helps. */
export function RaiseAndRetry({ record }: { record: PaymentRecord }) {
  const connection = useConnection();
  const armed = useArmed();
  const now = useNow();
  const pay = usePay();
  const { data: reading } = useQuery(invoiceQuery(record.paymentRequest));
  const { data: wallet } = useQuery(walletQuery(connection));
  const { data: capabilities } = useQuery(capabilitiesQuery(connection));
  const { amountMsat: amount, feeLimitMsat: limit } = record;
  const canEstimate = capabilities?.fee_estimate === true;
  const estimate = useQuery({
    ...feeEstimateQuery(connection, record.paymentRequest, amount),
    enabled: canEstimate,
    staleTime: 0,
    retry: false,
  });

  const invoice = reading?.ok ? reading.value : null;
  const asking = capabilities === undefined || (canEstimate && estimate.isFetching);
  const fee = estimate.data ? msat(estimate.data.fee_msat) : null;
  const raised = raisedFeeLimit(limit, amount, fee);
  const newWorst = worstCase(amount, raised);
  const expired = invoice !== null && isExpired(invoice, now / 1000);
  const affordable = !wallet || newWorst <= spendableMsat(wallet);
  const hopeless = canEstimate && estimate.isError;
  const retryable = armed && !asking && !expired && affordable && invoice !== null;

  return (
    <div className="space-y-3">
      <div aria-live="polite" className="min-h-11 text-small">
        {asking && <p className="text-ink-2">{words.noRouteAsking}</p>}
        {!asking && hopeless && <p>{words.noRouteAtAll}</p>}
        {!asking && !hopeless && (
          <p>
            {fee !== null && fee > limit
              ? words.noRouteLimit(fee, limit)
              : failureWords['no-route'].next}
          </p>
        )}
        {expired && <p className="text-failed">{words.expiredMeanwhile}</p>}
        {!affordable && wallet && (
          <p className="text-failed">{obstacles.spendable(spendableMsat(wallet))}</p>
        )}
        <p className="mt-1 text-ink-2">
          {words.oldWorst(worstCase(amount, limit))}
          <br />
          {words.newWorst(newWorst)}
        </p>
      </div>
      <Button
        kind={hopeless ? 'plain' : 'spark'}
        disabled={!retryable || pay.isPending}
        onClick={() => invoice && pay.mutate({ invoice, amountMsat: amount, feeLimitMsat: raised })}
      >
        {words.raiseAndRetry(raised)}
      </Button>
      <div className="flex justify-center gap-6">
        <ButtonLink kind="quiet" href={reviewPath(record.paymentRequest)}>
          {words.changeLimit}
        </ButtonLink>
        <ButtonLink kind="quiet" href="/">
          {words.payAnother}
        </ButtonLink>
      </div>
    </div>
  );
}
