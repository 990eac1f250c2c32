/** A receipt as lines of text, for a message. With the proof, the whole text can be verified as it is. */
import { totalDebited, type SettledPayment } from '#core/payment/settled-payment.ts';
import { receipt, receiptText as words } from '#messages/receipt.ts';
import { dateTime } from '#messages/time.ts';
import { safeText } from '#src/ui/safe-text.ts';

export interface TextChoice {
  withProof: boolean;
  /** Where the text can be verified. */
  verifyAddress: string;
}

export function receiptAsText(
  payment: SettledPayment,
  { withProof, verifyAddress }: TextChoice,
): string {
  const { amount, fee, proof } = payment;
  const memo = payment.memo === null ? '' : safeText(payment.memo).replace(/\s+/g, ' ').trim();
  const lines = [
    proof.kind === 'verified' ? words.paid(amount) : words.unproven(amount),
    memo === '' ? null : words.line(words.description, memo),
    fee && words.fee(fee.charged),
    words.total(totalDebited(payment)),
    words.line(receipt.when, dateTime(payment.settledAt)),
    line(receipt.payee, payment.payee),
    line(receipt.wtxId, payment.ids.wtxId),
    line(receipt.lnTxId, payment.ids.lnTxId),
    line(receipt.paymentHash, payment.paymentHash),
    line(receipt.invoice, payment.paymentRequest),
    ...(withProof && proof.kind === 'verified'
      ? [line(receipt.preimage, proof.preimage), words.check(verifyAddress)]
      : []),
  ];
  return lines.filter((text) => text !== null).join('\n');
}

function line(name: string, value: string | null): string | null {
  return value === null || value === '' ? null : words.line(name, value);
}
