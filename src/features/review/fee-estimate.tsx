import { useQuery } from '@tanstack/react-query';
import type { Invoice } from '#core/invoice/invoice.ts';
import { msat, type Msat } from '#core/money.ts';
import { raisedFeeLimit } from '#core/raised-fee-limit.ts';
import { useConnection } from '#src/lib/connection/use-connection.ts';
import { feeEstimateQuery } from '#src/lib/lnpay/host-queries.ts';
import { useSettled } from '#src/lib/use-settled.ts';
import { feeEstimate as words } from '#src/messages/en/review.ts';
import { Button } from '#src/ui/button.tsx';
import { Fact } from '#src/ui/fact.tsx';

interface FeeEstimateProps {
  invoice: Invoice;
  amount: Msat;
  limit: Msat;
  onRaise: (limit: Msat) => void;
}

/** What the host thinks the route will cost. Nobody waits for it. */
export function FeeEstimate({ invoice, amount, limit, onRaise }: FeeEstimateProps) {
  const connection = useConnection();
  const asked = useSettled(amount, 400);
  const { data, isError } = useQuery({
    ...feeEstimateQuery(connection, invoice.paymentRequest, asked),
    retry: false,
  });
  const fee = data ? msat(data.fee_msat) : null;
  const likely = data?.success_probability;
  const raised = fee !== null && fee > limit ? raisedFeeLimit(limit, amount, fee) : null;
  return (
    <>
      <dl>
        <Fact name={words.name}>
          <span className={fee === null ? 'text-ink-2' : undefined}>
            {fee !== null ? words.about(fee) : isError ? words.none : words.loading}
            {typeof likely === 'number' && (
              <span className="block text-small text-ink-2">{words.likely(likely)}</span>
            )}
          </span>
        </Fact>
      </dl>
      {fee !== null && raised !== null && (
        <div aria-live="polite" className="border-l-4 border-failed py-1 pl-3">
          <p className="text-small text-failed">{words.above(fee)}</p>
          <Button kind="quiet" className="-ml-2 text-small" onClick={() => onRaise(raised)}>
            {words.raise(raised)}
          </Button>
        </div>
      )}
    </>
  );
}
