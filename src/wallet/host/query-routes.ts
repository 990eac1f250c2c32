import { cheapestFee, queryRoutesSchema } from '#core/lnpay/query-routes.ts';
import type { QueryRoutesQuery } from '#core/lnpay/requests.ts';
import { ceilSat, type Msat } from '#core/money.ts';
import type { Connection } from '../connection/connection.ts';
import { callHost } from './call-host.ts';
import { readReply } from './host-error.ts';

export interface Route {
  fee: Msat;
  /** Between 0 and 1; null where the host does not say. */
  probability: number | null;
}

/** The cheapest of LNPay's routes to a node; null when there is none. @throws HostError */
export async function queryRoutes(
  connection: Connection,
  asked: { payee: string; amount: Msat },
  signal: AbortSignal,
): Promise<Route | null> {
  const reply = await callHost(connection, {
    path: '/node/default/payments/queryroutes',
    query: {
      pub_key: asked.payee,
      amt: String(ceilSat(asked.amount)),
    } satisfies QueryRoutesQuery,
    signal,
  });
  const answer = readReply(reply, queryRoutesSchema);
  const fee = cheapestFee(answer);
  return fee === null ? null : { fee, probability: answer.successProb ?? null };
}
