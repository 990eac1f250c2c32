/**
 * What a host's answer to a withdrawal says about the money. Only what is certain is called paid or
 * failed; a lost or broken answer, a 5xx or words we do not know leave the payment *unknown*, to be
 * asked about by payment hash.
 */
import * as v from 'valibot';
import type { PaymentHash } from '../hex.ts';
import { refusalByStatus, type Failure } from '../payment/failure.ts';
import { finalFailure, saysPending } from './node-words.ts';
import { apiErrorSchema, isSettled, wtxSchema, type Wtx } from './wire.ts';

export type UnknownWhy =
  /** The connection broke or timed out; the request may or may not have arrived. */
  | 'no-answer'
  /** An answer that is not LNPay's: a proxy's page, half a body, another payment's receipt. */
  | 'broken-answer'
  /** A server error. */
  | 'server-error'
  /** An LNPay error whose words do not say for certain that no money moved. */
  | 'unclear-words';

export type WithdrawAnswer =
  | { kind: 'settled'; wtx: Wtx }
  /** The host says the payment is on its way. `wtx` where the host gave one. */
  | { kind: 'pending'; wtx: Wtx | null }
  | { kind: 'failed'; failure: Failure }
  | { kind: 'unknown'; why: UnknownWhy; nodeText: string };

/**
 * @param body the parsed JSON body, or undefined when it was not JSON
 */
export function readWithdrawAnswer(
  status: number,
  body: unknown,
  paymentHash: PaymentHash,
): WithdrawAnswer {
  return status >= 200 && status < 300
    ? readAccepted(body, paymentHash)
    : readRefused(status, body);
}

function readAccepted(body: unknown, paymentHash: PaymentHash): WithdrawAnswer {
  const parsed = v.safeParse(wtxSchema, body);
  if (!parsed.success) return { kind: 'unknown', why: 'broken-answer', nodeText: '' };
  const wtx = parsed.output;
  const { lnTx } = wtx;
  if (!lnTx || (lnTx.r_hash_decoded ?? paymentHash).toLowerCase() !== paymentHash) {
    return { kind: 'unknown', why: 'broken-answer', nodeText: '' };
  }
  return isSettled(lnTx) ? { kind: 'settled', wtx } : { kind: 'pending', wtx };
}

function readRefused(status: number, body: unknown): WithdrawAnswer {
  const parsed = v.safeParse(apiErrorSchema, body);
  if (status >= 500) {
    const nodeText = parsed.success ? parsed.output.message : '';
    return { kind: 'unknown', why: 'server-error', nodeText };
  }
  if (!parsed.success) return { kind: 'unknown', why: 'broken-answer', nodeText: '' };
  const nodeText = parsed.output.message;
  if (saysPending(nodeText)) return { kind: 'pending', wtx: null };
  const failure = refusalByStatus(status, nodeText) ?? finalFailure(nodeText);
  return failure
    ? { kind: 'failed', failure }
    : { kind: 'unknown', why: 'unclear-words', nodeText };
}
