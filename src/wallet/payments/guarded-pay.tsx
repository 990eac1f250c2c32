import { useEffect, useState } from 'react';
import type { Msat } from '#core/money.ts';
import type { Guard } from '#core/payment/repeat-guard.ts';
import { paths } from '#src/lib/paths.ts';
import { guards } from '#messages/guards.ts';
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

/** The button that pays. What is seldom meant is asked first, and then takes a second tap. */
export function GuardedPay({ guard, amount, now, disabled, label, onPay }: GuardedPayProps) {
  const [askedAmount, setAskedAmount] = useState<Msat | null>(null);
  const asked = guard !== null && amount !== null && askedAmount === amount;
  const handsOff = useHandsOff(asked);
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
      <Button kind="spark" disabled={disabled || (asked && !handsOff)} onClick={pay}>
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

/** A double tap is one tap: the answer to the question counts once the hand is off. */
const HANDS_OFF_MS = 600;

function useHandsOff(asked: boolean): boolean {
  const [off, setOff] = useState(false);
  useEffect(() => {
    if (!asked) return;
    const timer = setTimeout(() => setOff(true), HANDS_OFF_MS);
    return () => {
      clearTimeout(timer);
      setOff(false);
    };
  }, [asked]);
  return off;
}
