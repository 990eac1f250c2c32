/** What support needs to find a payment that failed. It has no keys in it. */
import type { PaymentRecord } from '#src/wallet/payments/payment-record.ts';
import { plainMsat } from '#messages/amounts.ts';
import { support as words } from '#messages/failure.ts';

/** The host's words may include an address of its API, and those have keys in them. */
const KEYS = /\b(?:sak|pak|wak[a-z]{1,3})_[\w-]+/g;

/** `at` in Unix milliseconds: when the host's words came. */
export function supportText(record: PaymentRecord, nodeText: string, at: number): string {
  return [
    `${words.words}: ${nodeText === '' ? words.silent : withoutKeys(nodeText)}`,
    `${words.time}: ${new Date(at).toISOString()}`,
    `${words.hash}: ${record.paymentHash}`,
    `${words.host}: ${withoutKeys(record.host)}`,
    `${words.amount}: ${plainMsat(record.amountMsat)}`,
    `${words.limit}: ${plainMsat(record.feeLimitMsat)}`,
  ].join('\n');
}

function withoutKeys(text: string): string {
  return text.replace(KEYS, words.keyLeftOut);
}
