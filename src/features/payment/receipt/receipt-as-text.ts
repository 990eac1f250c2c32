/** A receipt as lines of text, for a message. With the proof, the whole text can be verified as it is. */
import { receipt, receiptText as words } from '#messages/receipt.ts';
import { dateTime } from '#messages/time.ts';
import { calmText } from '#src/ui/calm-text.ts';
import type { ReceiptData } from './receipt-data.ts';

export interface TextChoice {
  withProof: boolean;
  /** Where the text can be verified. */
  verifyAddress: string;
}

export function receiptAsText(
  facts: ReceiptData,
  { withProof, verifyAddress }: TextChoice,
): string {
  const { amount, fee, proof } = facts;
  const memo = facts.memo === null ? '' : calmText(facts.memo).replace(/\s+/g, ' ').trim();
  const lines = [
    proof.kind === 'verified' ? words.paid(amount) : words.unproven(amount),
    memo === '' ? null : words.line(words.description, memo),
    fee && words.fee(fee.charged),
    words.total(facts.total),
    words.line(receipt.when, dateTime(facts.paidAt)),
    line(receipt.payee, facts.payee),
    line(receipt.wtxId, facts.wtxId),
    line(receipt.lnTxId, facts.lnTxId),
    line(receipt.paymentHash, facts.paymentHash),
    line(receipt.invoice, facts.paymentRequest),
    ...(withProof && proof.kind === 'verified'
      ? [line(receipt.preimage, proof.preimage), words.check(verifyAddress)]
      : []),
  ];
  return lines.filter((text) => text !== null).join('\n');
}

function line(name: string, value: string | null): string | null {
  return value === null || value === '' ? null : words.line(name, value);
}
