/** What to hand to who runs the host when a payment failed. Never a key. */
import type { PaymentRecord } from '#src/wallet/payments/payment-record.ts';
import { support as words } from '#messages/failure.ts';

/** A host may repeat an address of its API in its words, and LNPay's have keys in them. */
const KEYS = /\b(?:sak|pak|wak[a-z]{1,3})_[\w-]+/g;

/** `at` in Unix milliseconds: when the host's words came. */
export function supportText(record: PaymentRecord, nodeText: string, at: number): string {
  return [
    `${words.words}: ${nodeText === '' ? words.silent : withoutKeys(nodeText)}`,
    `${words.time}: ${new Date(at).toISOString()}`,
    `${words.hash}: ${record.paymentHash}`,
    `${words.host}: ${withoutKeys(record.host)}`,
    `${words.amount}: ${record.amountMsat} msat`,
    `${words.limit}: ${record.feeLimitMsat} msat`,
  ].join('\n');
}

function withoutKeys(text: string): string {
  return text.replace(KEYS, words.keyLeftOut);
}
