import type { PaymentHash } from '#core/hex.ts';
import { lndWords } from '#core/lnpay/node-words.ts';
import type { PaymentState } from '../lightning-node.ts';
import type { LndConnection } from './connection.ts';
import { hexToBase64Url } from './fields.ts';
import { LndError, LndProblem } from './lnd-problem.ts';
import { readPaymentLine } from './payment.ts';

const NOT_FOUND = 5;
const DEADLINE_MS = 9_000;

/** The first line of `track` is the payment's present state. @throws NodeUnavailable */
export async function lookupPayment(
  connection: LndConnection,
  paymentHash: PaymentHash,
): Promise<PaymentState> {
  const path = `/v2/router/track/${hexToBase64Url(paymentHash)}?no_inflight_updates=false`;
  const lines = connection.stream(
    { method: 'GET', path },
    { signal: AbortSignal.timeout(DEADLINE_MS) },
  );
  try {
    for await (const line of lines) {
      const payment = readPaymentLine(line);
      if (payment.paymentHash === paymentHash) return payment.state;
      throw new LndProblem('not-lnd', 'LND answers for another payment.');
    }
    throw new LndProblem('unreachable', 'LND ended its answer before it had said anything.');
  } catch (error) {
    if (!(error instanceof LndError)) throw error;
    if (error.code === NOT_FOUND && error.message === lndWords.notInitiated) {
      return { status: 'not-found' };
    }
    throw new LndProblem('error', `LND cannot look up a payment: ${error.message}`);
  }
}
