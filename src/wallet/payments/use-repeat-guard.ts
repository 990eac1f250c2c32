import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Invoice } from '#core/invoice/invoice.ts';
import type { Msat } from '#core/money.ts';
import { findGuard, type Guard } from '#core/payment/repeat-guard.ts';
import { useConnection } from '../connection/use-connection.ts';
import { walletQuery } from '../host/get-wallet.ts';
import { mergeActivity } from './activity.ts';
import { knownTransactions } from './known-transactions.ts';
import { usePayments } from './use-payments.ts';

/** What has to be asked before this is paid, by what is known of the wallet now. */
export function useRepeatGuard(
  invoice: Pick<Invoice, 'payee' | 'paymentHash'>,
  amount: Msat | null,
  now: number,
): Guard | null {
  const connection = useConnection();
  const queryClient = useQueryClient();
  const records = usePayments() ?? [];
  const { data: wallet } = useQuery(walletQuery(connection));
  if (amount === null) return null;
  const activity = mergeActivity(records, knownTransactions(queryClient, connection));
  return findGuard({
    invoice,
    amount,
    spendable: wallet?.spendable,
    earlier: activity.filter(({ direction }) => direction === 'out'),
    records,
    now,
  });
}
