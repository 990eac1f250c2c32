import { useQuery } from '@tanstack/react-query';
import type { Invoice } from '#core/invoice/invoice.ts';
import type { Msat } from '#core/money.ts';
import { raisedFeeLimit } from '#core/payment/raised-fee-limit.ts';
import { useConnection } from '#src/wallet/connection/use-connection.ts';
import type { Capabilities } from '#src/wallet/host/get-capabilities.ts';
import {
  ESTIMATE_STALE_MS,
  routeEstimateQuery,
  type RouteEstimate,
} from '#src/wallet/host/route-estimate.ts';
import { useDebounced } from '#src/lib/use-debounced.ts';
import { feeEstimate as words } from '#messages/review.ts';
import { Button } from '#src/ui/button.tsx';
import { Fact } from '#src/ui/fact.tsx';

interface FeeEstimateProps {
  invoice: Invoice;
  amount: Msat;
  limit: Msat;
  /** Undefined until the host has answered. */
  capabilities: Capabilities | null | undefined;
  onRaise: (limit: Msat) => void;
}

/** The host's estimate of the route's fee, asked again while the screen is open. Paying does not wait for it. */
export function FeeEstimate({ invoice, amount, limit, capabilities, onRaise }: FeeEstimateProps) {
  const debounced = useDebounced(amount, 400);
  const { data, isError } = useQuery({
    ...routeEstimateQuery(useConnection(), { invoice, amount: debounced, capabilities }),
    // A host that cannot estimate is not asked again.
    refetchInterval: ({ state }) =>
      state.data?.kind === 'none' && !capabilities?.feeEstimate ? false : ESTIMATE_STALE_MS,
  });
  const estimate: RouteEstimate | undefined = isError ? { kind: 'none' } : data;
  const fee = estimate?.kind === 'route' ? estimate.fee : null;
  const likely = estimate?.kind === 'route' ? estimate.probability : null;
  const raised = fee !== null && fee > limit ? raisedFeeLimit(limit, amount, fee) : null;
  return (
    <>
      <dl>
        <Fact name={words.name}>
          <span className={fee === null ? 'text-ink-2' : undefined}>
            {estimateWords(estimate)}
            {likely !== null && (
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

function estimateWords(estimate: RouteEstimate | undefined): string {
  switch (estimate?.kind) {
    case undefined:
      return words.loading;
    case 'route':
      return words.about(estimate.fee);
    case 'no-path':
      return words.noPath;
    case 'none':
      return words.none;
  }
}
