import { queryOptions } from '@tanstack/react-query';
import { isSettled, lnTxSchema, type LnTx } from '#core/lnpay/wire.ts';
import type { Connection } from '#src/wallet/connection/connection.ts';
import { callHost } from '#src/wallet/host/call-host.ts';
import { readReply } from '#src/wallet/host/host-error.ts';

const ASK_AGAIN_MS = 1_500;

/** An invoice of the wallet, asked for again and again until it is paid or can no longer be. */
export function depositQuery(connection: Connection, id: string) {
  return queryOptions({
    queryKey: ['lntx', connection.host, id],
    queryFn: async ({ signal }) =>
      readReply(
        await callHost(connection, { path: `/lntx/${encodeURIComponent(id)}`, signal }),
        lnTxSchema,
      ),
    refetchInterval: ({ state }) =>
      state.data && depositState(state.data, Date.now()) === 'waiting' ? ASK_AGAIN_MS : false,
    refetchOnReconnect: 'always',
  });
}

/** A payment that arrives in the last second may be booked a little later. */
const GRACE_MS = 60_000;

/** `now` in Unix milliseconds. */
export function depositState(lnTx: LnTx, now: number): 'received' | 'waiting' | 'expired' {
  if (isSettled(lnTx)) return 'received';
  const { expires_at: expiresAt } = lnTx;
  return typeof expiresAt === 'number' && now > expiresAt * 1000 + GRACE_MS ? 'expired' : 'waiting';
}
