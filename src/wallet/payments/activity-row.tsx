import { Link } from 'wouter';
import { isOpen, type Activity } from './activity.ts';
import { paths } from '#src/lib/paths.ts';
import { home } from '#messages/home.ts';
import { relativeTime } from '#messages/time.ts';
import { InlineAmount } from '#src/ui/amount.tsx';
import { classes } from '#src/ui/classes.ts';
import { ForeignLine } from '#src/ui/foreign-text.tsx';
import { ArrowInIcon, CheckIcon, ClockIcon, CrossIcon } from '#src/ui/icons.tsx';

const STATUS: Record<Activity['status'], { Icon: typeof CheckIcon; color: string }> = {
  paid: { Icon: CheckIcon, color: 'text-paid' },
  received: { Icon: ArrowInIcon, color: 'text-ink-2' },
  failed: { Icon: CrossIcon, color: 'text-failed' },
  'on-its-way': { Icon: ClockIcon, color: 'text-open' },
  unknown: { Icon: ClockIcon, color: 'text-open' },
};

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
function activityAddress({ paymentHash, status, lnTxId }: Activity): string | null {
  if (paymentHash !== null) return paths.payment(paymentHash);
  return status === 'received' && lnTxId !== null ? paths.deposit(lnTxId) : null;
}

function RowContent({ activity, now, note }: ActivityRowProps) {
  const { Icon, color } = STATUS[activity.status];
  const failed = activity.status === 'failed';
  const sign = activity.status === 'received' ? '+' : failed ? '' : '−';
  return (
    <>
      <Icon className={classes('size-5', color)} />
      <div className="min-w-0 flex-1">
        <ForeignLine text={activity.memo || typeName(activity)} />
        <p className="text-small text-ink-2">
          <span className={classes(isOpen(activity) && 'font-medium text-open')}>
            {home.status[activity.status]}
          </span>{' '}
          {relativeTime(activity.at, now)}
        </p>
        {note !== undefined && (
          <div className="text-small italic">
            <ForeignLine text={note} />
          </div>
        )}
      </div>
      <div className="shrink-0 text-right">
        <p className={classes('font-medium', failed && 'font-normal text-ink-2 line-through')}>
          {sign}
          <InlineAmount amount={activity.amount} />
        </p>
        {activity.fee && activity.fee.charged > 0n && (
          <p className="text-small text-ink-2">{home.fee(activity.fee.charged)}</p>
        )}
      </div>
    </>
  );
}

function typeName({ type }: Activity): string {
  return (type === null ? undefined : home.types[type]) ?? home.noMemo;
}
