/** LDK's answers in the tokens and words LND uses, which LNPay hands to its clients unchanged. */
import { PaymentFailureReason, RetryableSendFailure } from 'lightningdevkit';

export const INSUFFICIENT_BALANCE = 'FAILURE_REASON_INSUFFICIENT_BALANCE';
const NO_ROUTE = 'FAILURE_REASON_NO_ROUTE';
const TIMEOUT = 'FAILURE_REASON_TIMEOUT';
const OTHER = 'FAILURE_REASON_ERROR';

const FAILURES = new Map([
  [
    PaymentFailureReason.LDKPaymentFailureReason_RecipientRejected,
    'FAILURE_REASON_INCORRECT_PAYMENT_DETAILS',
  ],
  [PaymentFailureReason.LDKPaymentFailureReason_UserAbandoned, 'FAILURE_REASON_CANCELED'],
  [PaymentFailureReason.LDKPaymentFailureReason_RouteNotFound, NO_ROUTE],
  [PaymentFailureReason.LDKPaymentFailureReason_RetriesExhausted, NO_ROUTE],
  [PaymentFailureReason.LDKPaymentFailureReason_PaymentExpired, TIMEOUT],
]);
const SEND_FAILURES = new Map([
  [RetryableSendFailure.LDKRetryableSendFailure_RouteNotFound, NO_ROUTE],
  [RetryableSendFailure.LDKRetryableSendFailure_PaymentExpired, TIMEOUT],
]);

/** Why a payment that was tried failed; null when LDK gave no reason. */
export function reasonOfFailure(reason: PaymentFailureReason | null): string {
  return (reason === null ? undefined : FAILURES.get(reason)) ?? OTHER;
}

/** Why a payment was given up before an HTLC left the node. */
export function reasonOfSendFailure(failure: RetryableSendFailure): string {
  return SEND_FAILURES.get(failure) ?? OTHER;
}

/** "2026-11-23 07:37:07 +0000 UTC", as Go prints a time. */
export function goTime(unixSeconds: number): string {
  return `${new Date(unixSeconds * 1000).toISOString().slice(0, 19).replace('T', ' ')} +0000 UTC`;
}
