/** Sends a payment, once, and reads what LND says of it until it is final. */
import type { PayOutcome, PayRequest } from '../lightning-node.ts';
import type { LndConnection } from './connection.ts';
import { adviceOf, LndError, LndProblem } from './lnd-problem.ts';
import { readPaymentLine } from './payment.ts';

/** LND starts no new attempt after this; one that is on its way it waits for, however long. */
const LAST_ATTEMPT_SECONDS = 60;
/** LND writes a payment down and says so within milliseconds. */
const FIRST_LINE_MS = 2_000;

/**
 * Resolves when LND has decided, or `patience` is over: then `pending` if LND has said that it has the
 * payment. Closing the stream does not stop the payment. `closing` ends the waiting at once.
 */
export async function sendPayment(
  connection: Pick<LndConnection, 'stream'>,
  { paymentRequest, paymentHash, amountMsat, feeLimitMsat }: PayRequest,
  { isAmountless, patience, closing }: SendOptions,
): Promise<PayOutcome> {
  const waiting = new AbortController();
  const stop = () => waiting.abort();
  let isPending = false;
  const onPatienceOver = () => {
    if (isPending) stop();
    else setTimeout(stop, FIRST_LINE_MS).unref();
  };
  patience.addEventListener('abort', onPatienceOver);
  closing.addEventListener('abort', stop);
  if (patience.aborted) onPatienceOver();
  const body = {
    payment_request: paymentRequest,
    ...(isAmountless ? { amt_msat: String(amountMsat) } : {}),
    fee_limit_msat: String(feeLimitMsat),
    timeout_seconds: LAST_ATTEMPT_SECONDS,
    no_inflight_updates: false,
  };
  try {
    const lines = connection.stream(
      { method: 'POST', path: '/v2/router/send', body },
      { signal: waiting.signal },
    );
    for await (const line of lines) {
      const payment = readPaymentLine(line);
      if (payment.paymentHash !== paymentHash) return unknown('LND answers for another payment');
      if (payment.state.status !== 'pending') return payment.state;
      isPending = true;
      if (patience.aborted) return { status: 'pending' };
    }
    return unknown('LND ended its answer without a final state');
  } catch (error) {
    if (isPending && patience.aborted && !closing.aborted) return { status: 'pending' };
    if (!isPending) {
      const refused = refusal(error);
      if (refused) return refused;
    }
    return unknown(adviceOf(error));
  } finally {
    patience.removeEventListener('abort', onPatienceOver);
    closing.removeEventListener('abort', stop);
  }
}

export interface SendOptions {
  isAmountless: boolean;
  patience: AbortSignal;
  closing: AbortSignal;
}

function unknown(detail: string): PayOutcome {
  return { status: 'unknown', detail };
}

const ALREADY_EXISTS = 6;
const INVALID_ARGUMENT = 3;
const DUPLICATE = /^(?:invoice is already paid|payment is in transition|payment already exists)$/;

/** Said before LND has begun with the payment. Other words, even with the same HTTP status, prove nothing. */
const REFUSALS: readonly RegExp[] = [
  /^self-payments not allowed$/,
  /^invoice expired\. Valid until /,
  /^invoice not for current active network '/,
  /^amount must be specified when paying a zero amount invoice$/,
  /^amount must not be specified when paying a non-zero amount invoice$/,
  /^payment request must contain either a payment address or blinded paths$/,
];

/** What the first thing that LND says means if it is no payment; null when it may have begun. */
function refusal(error: unknown): PayOutcome | null {
  if (error instanceof LndProblem) {
    // LND's gate answers before the call gets to the payment.
    const isGate =
      error.kind === 'locked' || error.kind === 'starting' || error.kind === 'macaroon';
    return isGate ? { status: 'refused', kind: 'other', reason: error.message } : null;
  }
  if (!(error instanceof LndError)) return null;
  const { code, message } = error;
  if (code === ALREADY_EXISTS && DUPLICATE.test(message)) {
    return { status: 'refused', kind: 'duplicate', reason: message };
  }
  const isRefused = code === INVALID_ARGUMENT || REFUSALS.some((words) => words.test(message));
  return isRefused ? { status: 'refused', kind: 'other', reason: message } : null;
}
