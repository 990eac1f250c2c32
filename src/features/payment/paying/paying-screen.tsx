import { useQuery, useQueryClient } from '@tanstack/react-query';
import { worstCase } from '#core/payment/fee-limit.ts';
import { useConnection } from '#src/wallet/connection/use-connection.ts';
import { capabilitiesQuery } from '#src/wallet/host/get-capabilities.ts';
import { paymentQuery } from '#src/wallet/payments/follow-payment.ts';
import { useLastAsked } from '#src/wallet/payments/last-asked.ts';
import { ageOf, type PaymentRecord } from '#src/wallet/payments/payment-record.ts';
import { paths } from '#src/lib/paths.ts';
import { useNow } from '#src/lib/use-now.ts';
import { common } from '#messages/common.ts';
import { payment } from '#messages/payment.ts';
import { timeLeft } from '#messages/time.ts';
import { HeadlineAmount } from '#src/ui/amount.tsx';
import { Button, ButtonLink } from '#src/ui/button.tsx';
import { classes } from '#src/ui/classes.ts';
import { UntrustedText } from '#src/ui/untrusted-text.tsx';
import { ClockIcon } from '#src/ui/icons.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { Page } from '#src/ui/page.tsx';
import { Slip } from '#src/ui/slip.tsx';
import { NodeWords } from '../node-words.tsx';
import { canAsk, payingPhase, type PayingPhase } from './paying-phase.ts';
import { ProgressLine } from './progress-line.tsx';

interface PayingScreenProps {
  record: PaymentRecord;
  /** Whether the connected wallet is the one that pays. Only its keys can ask the host. */
  ownWallet: boolean;
}

export function PayingScreen({ record, ownWallet }: PayingScreenProps) {
  const now = useNow();
  const lastAsked = useLastAsked(record);
  const phase = payingPhase(record, { ownWallet, lastAsked, now });
  const unknown = phase.kind === 'unknown';
  const heading = unknown ? payment.unknown.heading : payment.sending.heading;
  const age = ageOf(record, now);
  // Where the host cannot be asked, nothing moves on the screen.
  const asking = phase.kind !== 'unknown' || canAsk(phase.why);
  return (
    <Page heading={heading} headingHidden action={<PayingAction record={record} phase={phase} />}>
      <Slip>
        <p
          className={classes(
            'flex items-center gap-1.5 font-semibold',
            unknown ? 'text-open' : 'text-ink',
          )}
        >
          <ClockIcon />
          {heading}
        </p>
        <div className="mt-1">
          <HeadlineAmount amount={record.amountMsat} />
        </div>
        {record.memo !== null && record.memo !== '' && (
          <div className="mt-3">
            <UntrustedText text={record.memo} />
          </div>
        )}
        {asking ? <ProgressLine /> : <hr className="my-5 border-line" />}
        <div aria-live="polite" className="min-h-32">
          <PhaseWords phase={phase} record={record} />
        </div>
        {age !== Infinity && (
          <p role="timer" className="mt-4 text-small text-ink-2 tabular-nums">
            {unknown ? payment.elapsedUnknown(timeLeft(age)) : payment.elapsed(timeLeft(age))}
          </p>
        )}
      </Slip>
      {unknown && (asking || phase.nodeText !== '') && (
        <NodeWords record={record} nodeText={phase.nodeText} at={record.startedAt} />
      )}
    </Page>
  );
}

function PhaseWords({ phase, record }: { phase: PayingPhase; record: PaymentRecord }) {
  const { data: capabilities } = useQuery(capabilitiesQuery(useConnection()));
  const most = worstCase(record.amountMsat, record.feeLimitMsat);
  // Hosts that cannot say what became of a payment do not hold its money either.
  const holds =
    capabilities?.paymentLookup === true && phase.kind === 'unknown' && canAsk(phase.why);
  switch (phase.kind) {
    case 'sending':
      return (
        <>
          <p className="font-semibold">{payment.sending.text}</p>
          <p className="mt-1 text-ink-2">{payment.sending.safe}</p>
        </>
      );
    case 'slow':
      return (
        <>
          <p className="font-semibold">{payment.slow.title}</p>
          <p className="mt-1 text-ink-2">{payment.slow.text}</p>
          <p className="mt-1 text-ink-2">{payment.sending.safe}</p>
        </>
      );
    case 'unknown':
      return (
        <Notice tone="open" title={payment.unknown.why[phase.why]}>
          <p className="text-ink">
            {holds ? payment.unknown.held(most) : payment.unknown.mayLeave(most)}
          </p>
          <p>{canAsk(phase.why) ? payment.unknown.asking : payment.unknown.cannotAsk}</p>
        </Notice>
      );
  }
}

function PayingAction({ record, phase }: { record: PaymentRecord; phase: PayingPhase }) {
  const { refetch, isFetching } = useQuery(
    paymentQuery(useConnection(), useQueryClient(), record.paymentHash),
  );
  return (
    <div className="space-y-3">
      {phase.kind === 'unknown' && !canAsk(phase.why) && (
        <ButtonLink kind="spark" href={paths.connect}>
          {payment.unknown.connect}
        </ButtonLink>
      )}
      {phase.kind === 'unknown' && canAsk(phase.why) && (
        <Button kind="spark" aria-disabled={isFetching} onClick={() => void refetch()}>
          {isFetching ? payment.asking : payment.askNow}
        </Button>
      )}
      <ButtonLink href={paths.home}>{common.backHome}</ButtonLink>
    </div>
  );
}
