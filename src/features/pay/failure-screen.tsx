import { maxBalanceSat, type Failure } from '#core/failure.ts';
import { msatFromSat } from '#core/money.ts';
import type { PaymentRecord } from '#src/lib/payments/payment-record.ts';
import { failure as words, failureWords } from '#src/messages/en/failure.ts';
import { HeadlineAmount } from '#src/ui/amount.tsx';
import { CopyButton } from '#src/ui/copy-button.tsx';
import { ForeignText } from '#src/ui/foreign-text.tsx';
import { CrossIcon } from '#src/ui/icons.tsx';
import { Page } from '#src/ui/page.tsx';
import { Slip } from '#src/ui/slip.tsx';
import { FailureAction } from './failure-action.tsx';
import { RaiseAndRetry } from './raise-and-retry.tsx';

export function FailureScreen({ record, failure }: { record: PaymentRecord; failure: Failure }) {
  const { title, why, next } = failureWords[failure.cause];
  const noRoute = failure.cause === 'no-route';
  const most = failure.cause === 'wallet-balance' ? maxBalanceSat(failure.nodeText) : null;
  return (
    <Page
      heading={title}
      action={
        noRoute ? (
          <RaiseAndRetry record={record} />
        ) : (
          <FailureAction record={record} cause={failure.cause} />
        )
      }
    >
      <Slip>
        <p className="flex items-center gap-1.5 font-semibold text-failed">
          <CrossIcon />
          {words.notPaid}
        </p>
        <div className="mt-1">
          <HeadlineAmount amount={record.amountMsat} />
        </div>
        {record.memo !== null && record.memo !== '' && (
          <div className="mt-3">
            <ForeignText text={record.memo} />
          </div>
        )}
        <p className="mt-3 font-medium">
          {failure.cause === 'already-paid' ? words.nothingMovedNow : words.nothingMoved}
        </p>
      </Slip>
      <div className="mt-6 space-y-3">
        <p>{why}</p>
        {most !== null && <p>{words.maxBalance(msatFromSat(most))}</p>}
        {!noRoute && <p className="font-medium">{next}</p>}
      </div>
      <section className="mt-8 border-t border-line pt-3" aria-labelledby="node-words">
        <div className="flex min-h-11 items-center justify-between">
          <h2 id="node-words" className="text-ink-2">
            {words.nodeWords}
          </h2>
          {failure.nodeText !== '' && (
            <CopyButton text={failure.nodeText} what={words.nodeWordsWhat} />
          )}
        </div>
        {failure.nodeText === '' ? (
          <p className="text-ink-2">{words.nodeSilent}</p>
        ) : (
          <div className="font-mono text-small">
            <ForeignText text={failure.nodeText} />
          </div>
        )}
      </section>
    </Page>
  );
}
