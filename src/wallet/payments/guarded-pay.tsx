import { useState } from 'react';
import type { Msat } from '#core/money.ts';
import type { Guard } from '#core/payment/repeat-guard.ts';
import { paths } from '#src/lib/paths.ts';
import { guards } from '#messages/guards.ts';
import { useAfterDoubleTap } from './use-after-double-tap.ts';
import { relativeTime } from '#messages/time.ts';
import { Button, ButtonLink } from '#src/ui/button.tsx';
import { Notice } from '#src/ui/notice.tsx';

interface GuardedPayProps {
  guard: Guard | null;
  amount: Msat | null;
  now: number;
  disabled: boolean;
  label: string;
  onPay: (amount: Msat) => void;
}

/** The button that pays. Where there is a guard, it asks first and takes a second tap. */
export function GuardedPay({ guard, amount, now, disabled, label, onPay }: GuardedPayProps) {
  const [askedAmount, setAskedAmount] = useState<Msat | null>(null);
  const asked = guard !== null && amount !== null && askedAmount === amount;
  const doubleTapOver = useAfterDoubleTap(asked);
  const pay = () => {
    if (amount === null) return;
    if (guard && !asked) setAskedAmount(amount);
    else onPay(amount);
  };
  return (
    <>
      <div aria-live="polite" className="empty:hidden">
        {asked && !disabled && <Question guard={guard} now={now} />}
      </div>
      <Button kind="spark" disabled={disabled || (asked && !doubleTapOver)} onClick={pay}>
        {asked && !disabled ? guards.allTheSame(label) : label}
      </Button>
    </>
  );
}

function Question({ guard, now }: { guard: Guard; now: number }) {
  const { title, text } = words(guard, now);
  return (
    <Notice tone="open" title={title}>
      <p>{text}</p>
      {guard.kind === 'open' && guard.paymentHash !== null && (
        <ButtonLink
          kind="quiet"
          href={paths.payment(guard.paymentHash)}
          className="-ml-2 text-small"
        >
          {guards.seeOpen}
        </ButtonLink>
      )}
    </Notice>
  );
}

function words(guard: Guard, now: number): { title: string; text: string } {
  switch (guard.kind) {
    case 'open':
      return guards.open;
    case 'again':
      return guards.again(relativeTime(guard.at, now));
    case 'most':
      return guards.most(guard.spendable);
  }
}
