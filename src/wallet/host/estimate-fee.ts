import { feeEstimateSchema } from '#core/lnpay/extensions.ts';
import type { EstimateFeeQuery } from '#core/lnpay/requests.ts';
import { msat, type Msat } from '#core/money.ts';
import type { Connection } from '../connection/connection.ts';
import { callHost } from './call-host.ts';
import { readReply } from './host-error.ts';
import type { Route } from './query-routes.ts';

/** What a host of ours expects the route of an invoice to cost. @throws HostError */
export async function estimateFee(
  connection: Connection,
  asked: { paymentRequest: string; amount: Msat },
  signal: AbortSignal,
): Promise<Route> {
  const reply = await callHost(connection, {
    path: '/node/default/payments/estimatefee',
    query: {
      payment_request: asked.paymentRequest,
      amount_msat: asked.amount.toString(),
    } satisfies EstimateFeeQuery,
    signal,
  });
  const answer = readReply(reply, feeEstimateSchema);
  return { fee: msat(answer.fee_msat), probability: answer.success_probability ?? null };
}
