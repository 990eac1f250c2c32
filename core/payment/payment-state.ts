/**
 * The states of a payment, the same words on the wire, on the device and on the screen. *Failed* is
 * only what is final: no money moved, and none will. Whatever may still settle is pending or unknown.
 */
import type { Failure } from './failure.ts';
import type { SettledPayment } from './settled-payment.ts';

export type PaymentState =
  /** The request is being sent to the host, and has not been answered. */
  | { status: 'submitting' }
  /** The host says that the payment is under way. */
  | { status: 'pending' }
  /** Nobody has said yet what became of it. It may still settle. `nodeText` is the host's exact words. */
  | { status: 'unknown'; why: UnknownWhy; nodeText: string }
  /** `at` is when this device learned of it, in Unix milliseconds. */
  | { status: 'settled'; settlement: SettledPayment; at: number }
  /** `at` is when this device learned of it, in Unix milliseconds. */
  | { status: 'failed'; failure: Failure; at: number };

export type PaymentStatus = PaymentState['status'];

export type SettledState = Extract<PaymentState, { status: 'settled' }>;

export type UnknownWhy =
  /** The connection broke or timed out; the request may or may not have arrived. */
  | 'no-answer'
  /** An answer that is not LNPay's: a proxy's page, half a body, another payment's receipt. */
  | 'broken-answer'
  /** A server error. */
  | 'server-error'
  /** An LNPay error whose words do not say for certain that no money moved. */
  | 'unclear-words';

/** Whether nothing changes it any more, except that a failure may turn out to be settled after all. */
export function isDecided(
  state: PaymentState,
): state is Extract<PaymentState, { status: 'settled' | 'failed' }> {
  return !isOpen(state.status);
}

/** Whether a payment with this status may still settle or fail. */
export function isOpen(status: PaymentStatus): boolean {
  return status !== 'settled' && status !== 'failed';
}
