import type { Invoice } from '#core/invoice/invoice.ts';
import { ceilToSat, type Msat } from '#core/money.ts';
import type { Obstacle } from '#core/payment/obstacle.ts';
import { useRepeatGuard } from '#src/wallet/payments/use-repeat-guard.ts';
import { paths } from '#src/lib/paths.ts';
import { networks } from '#messages/common.ts';
import { obstacles, review } from '#messages/review.ts';
import { ButtonLink } from '#src/ui/button.tsx';
import { GuardedPay } from '#src/wallet/payments/guarded-pay.tsx';
import { NotSentNotice } from '#src/wallet/payments/not-sent-notice.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { ObstacleNotice } from './obstacle-notice.tsx';

interface PayActionProps {
  invoice: Invoice;
  amount: Msat | null;
  feeLimit: Msat;
  obstacle: Obstacle | null;
  /** The host does not say which network it is on. */
  networkUnknown: boolean;
  now: number;
  paying: boolean;
  /** Why the last tap sent nothing. */
  notSent: Error | null;
  onPay: (amount: Msat) => void;
  onLowerLimit: (limit: Msat) => void;
}

/** The button that pays, and what prevents it. */
export function PayAction(props: PayActionProps) {
  const { invoice, amount, obstacle, paying } = props;
  const mayBeOtherNetwork = props.networkUnknown && invoice.network !== 'mainnet';
  const guard = useRepeatGuard(invoice, amount, props.now);
  const hasPage = obstacle?.kind === 'settled' || obstacle?.kind === 'open';
  return (
    <div className="space-y-3">
      <div aria-live="polite" className="space-y-3 empty:hidden">
        {obstacle && (
          <ObstacleNotice
            obstacle={obstacle}
            invoice={invoice}
            now={props.now}
            onLowerLimit={props.onLowerLimit}
          />
        )}
        {!obstacle && mayBeOtherNetwork && (
          <Notice tone="open" title={obstacles.networkUnknown(networks[invoice.network]).title}>
            <p>{obstacles.networkUnknown(networks[invoice.network]).text}</p>
          </Notice>
        )}
      </div>
      {props.notSent && <NotSentNotice error={props.notSent} />}
      {hasPage ? (
        <ButtonLink kind="spark" href={paths.payment(obstacle.paymentHash)}>
          {obstacles[obstacle.kind].action}
        </ButtonLink>
      ) : (
        <GuardedPay
          guard={guard}
          amount={amount}
          now={props.now}
          disabled={obstacle !== null || paying}
          label={payLabel(props)}
          onPay={props.onPay}
        />
      )}
      <div className="text-center">
        <ButtonLink kind="quiet" href={paths.home}>
          {review.notNow}
        </ButtonLink>
      </div>
    </div>
  );
}

function payLabel({ paying, amount, feeLimit }: PayActionProps): string {
  if (paying) return review.paying;
  return amount === null ? review.payNoAmount : review.pay(amount, ceilToSat(feeLimit));
}
