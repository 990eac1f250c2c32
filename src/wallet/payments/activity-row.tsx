import { Link } from 'wouter';
import { isOpen } from '#core/payment/payment-state.ts';
import { paths } from '#src/lib/paths.ts';
import { activity as words } from '#messages/activity.ts';
import { relativeTime } from '#messages/time.ts';
import { InlineAmount } from '#src/ui/amount.tsx';
import { classes } from '#src/ui/classes.ts';
import { UntrustedLine } from '#src/ui/untrusted-text.tsx';
import { ArrowInIcon, CheckIcon, ClockIcon, CrossIcon } from '#src/ui/icons.tsx';
import type { Activity } from './activity.ts';

const OPEN = { Icon: ClockIcon, color: 'text-open' };
const OUT = {
  submitting: OPEN,
  pending: OPEN,
  unknown: OPEN,
  settled: { Icon: CheckIcon, color: 'text-paid' },
  failed: { Icon: CrossIcon, color: 'text-failed' },
} satisfies Record<Activity['status'], { Icon: typeof CheckIcon; color: string }>;
const IN = { Icon: ArrowInIcon, color: 'text-ink-2' };

interface ActivityRowProps {
  activity: Activity;
  now: number;
  /** The person's own words on it. */
  note?: string | undefined;
}

export function ActivityRow({ activity, now, note }: ActivityRowProps) {
  const row = <RowContent activity={activity} now={now} note={note} />;
  const layout = 'flex min-h-16 items-center gap-3 py-2';
  const address = activityAddress(activity);
  return address === null ? (
    <div className={layout}>{row}</div>
  ) : (
    <Link href={address} className={`${layout} hover:bg-slip`}>
      {row}
    </Link>
  );
}

/** Payments and deposits have pages of their own; transfers and fees have none. */
function activityAddress({ paymentHash, direction, lnTxId }: Activity): string | null {
  if (paymentHash !== null) return paths.payment(paymentHash);
  return direction === 'in' && lnTxId !== null ? paths.deposit(lnTxId) : null;
}

function RowContent({ activity, now, note }: ActivityRowProps) {
  const { direction, status } = activity;
  const { Icon, color } = direction === 'in' ? IN : OUT[status];
  const failed = status === 'failed';
  const sign = direction === 'in' ? '+' : failed ? '' : '−';
  return (
    <>
      <Icon className={classes('size-5', color)} />
      <div className="min-w-0 flex-1">
        <UntrustedLine text={activity.memo || kindName(activity)} />
        <p className="text-small text-ink-2">
          <span className={classes(isOpen(status) && 'font-medium text-open')}>
            {direction === 'in' ? words.received : words.status[status]}
          </span>{' '}
          {relativeTime(activity.at, now)}
        </p>
        {note !== undefined && (
          <div className="text-small italic">
            <UntrustedLine text={note} />
          </div>
        )}
      </div>
      <div className="shrink-0 text-right">
        <p className={classes('font-medium', failed && 'font-normal text-ink-2 line-through')}>
          {sign}
          <InlineAmount amount={activity.amount} />
        </p>
        {activity.fee && activity.fee.charged > 0n && (
          <p className="text-small text-ink-2">{words.fee(activity.fee.charged)}</p>
        )}
      </div>
    </>
  );
}

function kindName({ kind, direction }: Activity): string {
  return words.kinds[kind === 'transfer' ? (`transfer-${direction}` as const) : kind];
}
