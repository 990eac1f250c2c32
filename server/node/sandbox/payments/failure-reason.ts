/** LDK's answers in LND's words, which LNPay hands to its clients unchanged. */
import { PaymentFailureReason, RetryableSendFailure } from 'lightningdevkit';
import { lndWords } from '#core/lnpay/node-words.ts';

const FAILURES = new Map([
  [
    PaymentFailureReason.LDKPaymentFailureReason_RecipientRejected,
    lndWords.incorrectPaymentDetails,
  ],
  [PaymentFailureReason.LDKPaymentFailureReason_UserAbandoned, lndWords.canceled],
  [PaymentFailureReason.LDKPaymentFailureReason_RouteNotFound, lndWords.noRoute],
  [PaymentFailureReason.LDKPaymentFailureReason_RetriesExhausted, lndWords.noRoute],
  [PaymentFailureReason.LDKPaymentFailureReason_PaymentExpired, lndWords.timeout],
]);
const SEND_FAILURES = new Map([
  [RetryableSendFailure.LDKRetryableSendFailure_RouteNotFound, lndWords.noRoute],
  [RetryableSendFailure.LDKRetryableSendFailure_PaymentExpired, lndWords.timeout],
]);

/** Why a payment that was tried failed; null when LDK gave no reason. */
export function reasonOfFailure(reason: PaymentFailureReason | null): string {
  return (reason === null ? undefined : FAILURES.get(reason)) ?? lndWords.error;
}

/** Why a payment failed before any HTLC left the node. */
export function reasonOfSendFailure(failure: RetryableSendFailure): string {
  return SEND_FAILURES.get(failure) ?? lndWords.error;
}
