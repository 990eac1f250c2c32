import type { Msat } from '#core/money.ts';
import { paths } from '#src/lib/paths.ts';
import { failureWords, failure as words, noRoute } from '#messages/failure.ts';
import { AskPayee } from '#src/wallet/invoice/ask-payee.tsx';
import { Button, ButtonLink } from '#src/ui/button.tsx';
import { FailurePage, type FailedPayment } from './failure-page.tsx';
import { needsFloor, type NoRouteCause } from './no-route-cause.ts';
import { RaiseAndRetry } from './raise-and-retry.tsx';
import { usePayAgain } from './use-pay-again.ts';
import { useNoRouteCause } from './use-no-route-cause.ts';

/** Finds out which kind of "no route" it was, and offers what helps against it. */
export function NoRouteScreen(failed: FailedPayment) {
  const { record } = failed;
  const limit = record.feeLimitMsat;
  const { cause, looking, lookAgain } = useNoRouteCause(record);
  const again = usePayAgain(record);
  return (
    <FailurePage
      {...failed}
      action={
        <div className="space-y-3">
          {again.expired ? (
            <ButtonLink kind="spark" href={paths.home}>
              {words.payAnother}
            </ButtonLink>
          ) : cause.kind === 'no-path' ? (
            <Button kind="spark" aria-disabled={looking} onClick={lookAgain}>
              {looking ? noRoute.looking : noRoute.lookAgain}
            </Button>
          ) : (
            <RaiseAndRetry record={record} cause={cause} again={again} />
          )}
          {!again.expired && (
            <div className="flex justify-center gap-6">
              <ButtonLink kind="quiet" href={paths.review(record.paymentRequest)}>
                {words.changeLimit}
              </ButtonLink>
              <ButtonLink kind="quiet" href={paths.home}>
                {words.payAnother}
              </ButtonLink>
            </div>
          )}
        </div>
      }
    >
      <div aria-live="polite" className="min-h-12 space-y-3">
        <CauseWords cause={cause} limit={limit} />
      </div>
      {needsFloor(cause, limit) && (
        <div>
          <p className="text-ink-2">{noRoute.floorHint}</p>
          <ButtonLink kind="quiet" href={paths.settings} className="-ml-2">
            {noRoute.floorLink}
          </ButtonLink>
        </div>
      )}
      {again.expired && (
        <>
          <p className="text-failed">{words.expiredMeanwhile}</p>
          <AskPayee amount={record.amountMsat} memo={record.memo} />
        </>
      )}
    </FailurePage>
  );
}

function CauseWords({ cause, limit }: { cause: NoRouteCause; limit: Msat }) {
  switch (cause.kind) {
    case 'asking':
      return <p className="text-ink-2">{noRoute.asking}</p>;
    case 'limit-too-low':
      return <p>{noRoute.limitTooLow(cause.fee, limit)}</p>;
    case 'within-limit':
      return <p>{noRoute.withinLimit(cause.fee, limit)}</p>;
    case 'no-path':
      return (
        <>
          <p>{noRoute.noPath}</p>
          <p className="font-medium">{noRoute.noPathNext}</p>
        </>
      );
    case 'unknown':
      return (
        <>
          <p>{failureWords['no-route'].why}</p>
          <p className="font-medium">{failureWords['no-route'].next}</p>
        </>
      );
  }
}
