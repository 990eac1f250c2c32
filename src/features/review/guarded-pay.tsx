import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Invoice } from '#core/invoice/invoice.ts';
import type { Msat } from '#core/money.ts';
import { useConnection } from '#src/lib/connection/use-connection.ts';
import { walletQuery } from '#src/lib/lnpay/host-queries.ts';
import { spendableMsat } from '#src/lib/lnpay/wallet-money.ts';
import { mergeActivity } from '#src/lib/payments/activity.ts';
import { knownTransactions } from '#src/lib/payments/known-transactions.ts';
import { paymentsQuery } from '#src/lib/payments/payments-query.ts';
import { guards } from '#src/messages/en/guards.ts';
import { relativeTime } from '#src/messages/en/time.ts';
import { Button } from '#src/ui/button.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { findGuard, type Guard } from './guard.ts';

interface GuardedPayProps {
  invoice: Invoice;
  amount: Msat | null;
  now: number;
  disabled: boolean;
  label: string;
  onPay: (amount: Msat) => void;
}

/** The button that pays. What is seldom meant is asked first, and then takes a second tap. */
export function GuardedPay({ invoice, amount, now, disabled, label, onPay }: GuardedPayProps) {
  const guard = useGuard(invoice, amount, now);
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
  const { title, text } =
    guard.kind === 'again'
      ? guards.again(relativeTime(guard.at, now))
      : guards.most(guard.spendable);
  return (
    <Notice tone="open" title={title}>
      <p>{text}</p>
    </Notice>
  );
}

function useGuard(invoice: Invoice, amount: Msat | null, now: number): Guard | null {
  const connection = useConnection();
  const queryClient = useQueryClient();
  const { data: records } = useQuery(paymentsQuery(connection));
  const { data: wallet } = useQuery(walletQuery(connection));
  if (amount === null) return null;
  return findGuard({
    invoice,
    amount,
    spendable: wallet && spendableMsat(wallet),
    activity: mergeActivity(records ?? [], knownTransactions(queryClient, connection)),
    now,
  });
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
