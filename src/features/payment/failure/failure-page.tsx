import type { ReactNode } from 'react';
import type { Failure } from '#core/payment/failure.ts';
import type { PaymentRecord } from '#src/wallet/payments/payment-record.ts';
import { failure as words, failureWords } from '#messages/failure.ts';
import { HeadlineAmount } from '#src/ui/amount.tsx';
import { UntrustedText } from '#src/ui/untrusted-text.tsx';
import { CrossIcon } from '#src/ui/icons.tsx';
import { Page } from '#src/ui/page.tsx';
import { Slip } from '#src/ui/slip.tsx';
import { NodeWords } from '../node-words.tsx';

export interface FailedPayment {
  record: PaymentRecord;
  failure: Failure;
  /** Unix milliseconds. */
  failedAt: number;
}

interface FailurePageProps extends FailedPayment {
  action: ReactNode;
  /** The cause and the next step, in plain words. */
  children: ReactNode;
}

/** What every failure shows: that it is not paid, why, and the node's exact words. */
export function FailurePage({ record, failure, failedAt, action, children }: FailurePageProps) {
  return (
    <Page heading={failureWords[failure.cause].title} action={action}>
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
            <UntrustedText text={record.memo} />
          </div>
        )}
        <p className="mt-3 font-medium">
          {failure.cause === 'already-paid' ? words.nothingMovedNow : words.nothingMoved}
        </p>
      </Slip>
      <div className="mt-6 space-y-3">{children}</div>
      <NodeWords record={record} nodeText={failure.nodeText} at={failedAt} />
    </Page>
  );
}
