/** What a real lnd 0.21.3 said of payments, byte for byte as `POST /v2/router/send` sent it. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { toPaymentHash, type PaymentHash } from '#core/hex.ts';
import type { PayRequest } from '../../lightning-node.ts';
import { msat } from '#core/money.ts';

export interface Recorded {
  bytes: Buffer;
  paymentHash: PaymentHash;
  /** As it was asked to be paid. */
  request: PayRequest;
}

/** `paid` and `refused-by-payee` have three lines, `no-route` two. */
export function recorded(name: 'paid' | 'refused-by-payee' | 'no-route'): Recorded {
  const bytes = readFileSync(new URL(`recorded/${name}.jsonl`, import.meta.url));
  const line: unknown = JSON.parse(bytes.toString().split('\n')[0] ?? '');
  const { result } = v.parse(
    v.object({ result: v.object({ payment_hash: v.string(), payment_request: v.string() }) }),
    line,
  );
  const paymentHash = toPaymentHash(result.payment_hash);
  const request = {
    paymentRequest: result.payment_request,
    paymentHash,
    amountMsat: msat(1_000_000n),
    feeLimitMsat: msat(50_000n),
  };
  return { bytes, paymentHash, request };
}
