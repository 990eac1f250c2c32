import { queryOptions } from '@tanstack/react-query';
import { lnTxSchema } from '#core/lnpay/wire.ts';
import type { Connection } from '../connection/connection.ts';
import { callHost } from './call-host.ts';
import { depositStatus, toDeposit } from './deposit.ts';
import { readReply } from './host-error.ts';

const ASK_AGAIN_MS = 1_500;

/** An invoice of the wallet, asked for again and again until it is paid or can no longer be. */
export function depositQuery(connection: Connection, id: string) {
  return queryOptions({
    queryKey: ['lntx', connection.host, id],
    queryFn: async ({ signal }) => {
      const path = `/lntx/${encodeURIComponent(id)}`;
      return toDeposit(readReply(await callHost(connection, { path, signal }), lnTxSchema));
    },
    refetchInterval: ({ state }) =>
      state.data && depositStatus(state.data, Date.now()) === 'pending' ? ASK_AGAIN_MS : false,
    refetchOnReconnect: 'always',
  });
}
