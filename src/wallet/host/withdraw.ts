import type { WithdrawRequest } from '#core/lnpay/requests.ts';
import type { AskedPayment } from '#core/lnpay/settled-wtx.ts';
import { readWithdrawAnswer } from '#core/lnpay/withdraw-answer.ts';
import type { Msat } from '#core/money.ts';
import type { PaymentState } from '#core/payment/payment-state.ts';
import type { Connection } from '../connection/connection.ts';
import { callHost } from './call-host.ts';

/** Our hosts answer within 30 s, others within about 10 s; past this nobody is listening. */
const PATIENCE_MS = 45_000;

export type Withdrawal = Required<AskedPayment> & {
  feeLimitMsat: Msat;
  /** The payer chose the amount, so it has to be sent. */
  isAmountless: boolean;
  /** The name of the attempt, for hosts that take one. */
  idempotencyKey?: string;
};

/** Sends one withdrawal to the host, once, and says what its answer means for the money. Never throws. */
export async function withdraw(
  connection: Connection,
  withdrawal: Withdrawal,
): Promise<PaymentState> {
  const { paymentRequest, amountMsat, feeLimitMsat, idempotencyKey } = withdrawal;
  const reply = await callHost(connection, {
    method: 'POST',
    path: '/wallet/:key/withdraw',
    body: {
      payment_request: paymentRequest,
      fee_limit_msat: Number(feeLimitMsat),
      amount_msat: withdrawal.isAmountless ? Number(amountMsat) : undefined,
    } satisfies WithdrawRequest,
    idempotencyKey,
    timeoutMs: PATIENCE_MS,
  });
  if (reply.kind === 'no-answer') return { status: 'unknown', why: 'no-answer', nodeText: '' };
  return readWithdrawAnswer(reply, withdrawal, Date.now());
}
