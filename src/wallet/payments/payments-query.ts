import { queryOptions } from '@tanstack/react-query';
import type { Connection } from '../connection/connection.ts';
import { isOf } from './payment-record.ts';
import { readPayments } from './payment-store.ts';

/** The payments this device has made from the connected wallet, newest first. */
export function paymentsQuery(connection: Connection) {
  return queryOptions({
    queryKey: ['payments', connection.host, connection.walletId],
    queryFn: async () => (await readPayments()).filter((record) => isOf(connection, record)),
    staleTime: 0,
    networkMode: 'always',
  });
}
