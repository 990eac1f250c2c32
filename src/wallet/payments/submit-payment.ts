/** Sends one withdrawal to the host, once, and says what the answer means for the money. */
import type { Invoice } from '#core/invoice/invoice.ts';
import { readWithdrawAnswer, type WithdrawAnswer } from '#core/lnpay/withdraw-answer.ts';
import type { Msat } from '#core/money.ts';
import type { Connection } from '../connection/connection.ts';
import { callHost } from '../host/call-host.ts';

/** Our hosts answer within 30 s, others within about 10 s; past this nobody is listening. */
const PATIENCE_MS = 45_000;

export interface Withdrawal {
  invoice: Invoice;
  amountMsat: Msat;
  feeLimitMsat: Msat;
}

export async function submitPayment(
  connection: Connection,
  { invoice, amountMsat, feeLimitMsat }: Withdrawal,
  idempotencyKey: string | undefined,
): Promise<WithdrawAnswer> {
  const reply = await callHost(connection, {
    method: 'POST',
    path: '/wallet/:key/withdraw',
    body: {
      payment_request: invoice.paymentRequest,
      fee_limit_msat: Number(feeLimitMsat),
      ...(invoice.amountMsat === null ? { amount_msat: Number(amountMsat) } : {}),
    },
    idempotencyKey,
    timeoutMs: PATIENCE_MS,
  });
  if (reply.kind === 'no-answer') return { kind: 'unknown', why: 'no-answer', nodeText: '' };
  return readWithdrawAnswer(reply.status, reply.body, invoice.paymentHash);
}
