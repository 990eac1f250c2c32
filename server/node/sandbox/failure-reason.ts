/** LDK's answers in the tokens and words LND uses, which LNPay hands to its clients unchanged. */
import { PaymentFailureReason, RetryableSendFailure } from 'lightningdevkit';

export const INSUFFICIENT_BALANCE = 'FAILURE_REASON_INSUFFICIENT_BALANCE';
const NO_ROUTE = 'FAILURE_REASON_NO_ROUTE';
const ERROR = 'FAILURE_REASON_ERROR';
const TIMEOUT = 'FAILURE_REASON_TIMEOUT';

/** Why a payment that was tried failed. */
export function reasonOfFailure(reason: PaymentFailureReason | null): string {
  switch (reason) {
    case PaymentFailureReason.LDKPaymentFailureReason_RecipientRejected:
      return 'FAILURE_REASON_INCORRECT_PAYMENT_DETAILS';
    case PaymentFailureReason.LDKPaymentFailureReason_UserAbandoned:
      return 'FAILURE_REASON_CANCELED';
    case PaymentFailureReason.LDKPaymentFailureReason_RouteNotFound:
    case PaymentFailureReason.LDKPaymentFailureReason_RetriesExhausted:
      return NO_ROUTE;
    case PaymentFailureReason.LDKPaymentFailureReason_PaymentExpired:
      return TIMEOUT;
    default:
      return ERROR;
  }
}

/** Why a payment was given up before an HTLC left the node. */
export function reasonOfSendFailure(failure: RetryableSendFailure): string {
  switch (failure) {
    case RetryableSendFailure.LDKRetryableSendFailure_RouteNotFound:
      return NO_ROUTE;
    case RetryableSendFailure.LDKRetryableSendFailure_PaymentExpired:
      return TIMEOUT;
    default:
      return ERROR;
  }
}

/** "2026-11-23 07:37:07 +0000 UTC", as Go prints a time. */
export function goTime(unixSeconds: number): string {
  return `${new Date(unixSeconds * 1000).toISOString().slice(0, 19).replace('T', ' ')} +0000 UTC`;
}
