/**
 * What a host's answer to a withdrawal says about the money. Only what is certain is called settled or
 * failed; a lost or broken answer, a 5xx or words we do not know leave the payment *unknown*, to be
 * asked about by payment hash.
 */
import * as v from 'valibot';
import { refusalByStatus } from '../payment/failure.ts';
import type { PaymentState } from '../payment/payment-state.ts';
import { finalFailure, saysPending } from './node-words.ts';
import { settledPayment, type AskedPayment } from './settled-wtx.ts';
import { apiErrorSchema, isSettled, wtxSchema } from './wire.ts';

export interface HttpAnswer {
  status: number;
  /** The parsed JSON body, or undefined when it was not JSON. */
  body: unknown;
}

/** @param now Unix milliseconds, when the answer came */
export function readWithdrawAnswer(
  { status, body }: HttpAnswer,
  asked: AskedPayment,
  now: number,
): PaymentState {
  return status >= 200 && status < 300
    ? readAccepted(body, asked, now)
    : readRefused(status, body, now);
}

function readAccepted(body: unknown, asked: AskedPayment, now: number): PaymentState {
  const parsed = v.safeParse(wtxSchema, body);
  if (!parsed.success) return { status: 'unknown', why: 'broken-answer', nodeText: '' };
  const { lnTx } = parsed.output;
  if (!lnTx || (lnTx.r_hash_decoded ?? asked.paymentHash).toLowerCase() !== asked.paymentHash) {
    return { status: 'unknown', why: 'broken-answer', nodeText: '' };
  }
  return isSettled(lnTx)
    ? { status: 'settled', settlement: settledPayment(parsed.output, asked), at: now }
    : { status: 'pending' };
}

function readRefused(status: number, body: unknown, now: number): PaymentState {
  const parsed = v.safeParse(apiErrorSchema, body);
  if (status >= 500) {
    const nodeText = parsed.success ? parsed.output.message : '';
    if (saysPending(nodeText)) return { status: 'pending' };
    return { status: 'unknown', why: 'server-error', nodeText };
  }
  if (!parsed.success) return { status: 'unknown', why: 'broken-answer', nodeText: '' };
  const nodeText = parsed.output.message;
  if (saysPending(nodeText)) return { status: 'pending' };
  const failure = refusalByStatus(status, nodeText) ?? finalFailure(nodeText);
  return failure
    ? { status: 'failed', failure, at: now }
    : { status: 'unknown', why: 'unclear-words', nodeText };
}
