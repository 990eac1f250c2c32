import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Invoice } from '#core/invoice/invoice.ts';
import type { Msat } from '#core/money.ts';
import { useConnection } from '../connection/use-connection.ts';
import { walletQuery } from '../host/host-queries.ts';
import { spendableMsat } from '../host/wallet-money.ts';
import { mergeActivity } from './activity.ts';
import { findGuard, type Guard } from './repeat-guard.ts';
import { knownTransactions } from './known-transactions.ts';
import { usePayments } from './use-payments.ts';

/** What has to be asked before this is paid, by what is known of the wallet now. */
export function useGuard(
  invoice: Pick<Invoice, 'payee' | 'paymentHash'>,
  amount: Msat | null,
  now: number,
): Guard | null {
  const connection = useConnection();
  const queryClient = useQueryClient();
  const records = usePayments() ?? [];
  const { data: wallet } = useQuery(walletQuery(connection));
  if (amount === null) return null;
  return findGuard({
    invoice,
    amount,
    spendable: wallet && spendableMsat(wallet),
    activity: mergeActivity(records, knownTransactions(queryClient, connection)),
    records,
    now,
  });
}
