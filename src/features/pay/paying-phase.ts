import type { UnknownWhy } from '#core/lnpay/withdraw-answer.ts';
import type { PaymentRecord } from '#src/lib/payments/payment-record.ts';

export type PayingPhase =
  | { kind: 'sending' }
  /** Longer than routes take: somebody on the way, most often the payee, is holding it. */
  | { kind: 'slow' }
  | { kind: 'unknown'; why: UnknownWhy | 'silence'; nodeText: string };

/** Routes answer within seconds; a payee who holds does not. */
const USUAL_MS = 12_000;
/** A request is given up after 45 s, so past this none is on its way any more. */
const REQUEST_ENDED_MS = 50_000;

/** What to tell about a payment that is not decided. `now` in Unix milliseconds. */
export function payingPhase({ progress, startedAt }: PaymentRecord, now: number): PayingPhase {
  const age = now - startedAt;
  if (progress.status === 'unknown') {
    return { kind: 'unknown', why: progress.why, nodeText: progress.nodeText };
  }
  if (progress.status === 'submitting' && age > REQUEST_ENDED_MS) {
    return { kind: 'unknown', why: 'silence', nodeText: '' };
  }
  return { kind: age > USUAL_MS ? 'slow' : 'sending' };
}
