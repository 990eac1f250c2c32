/** The fields of LND's JSON: 64-bit numbers are text, bytes are base64 (grpc-gateway). */
import * as v from 'valibot';
import { isPaymentHash, isPreimage } from '#core/hex.ts';
import { msat } from '#core/money.ts';

export const int64 = v.pipe(
  v.string(),
  v.regex(/^\d{1,19}$/),
  v.transform((text) => BigInt(text)),
);

const MOST_MSAT = 2_100_000_000_000_000_000n;
export const msatText = v.pipe(
  int64,
  v.check((amount) => amount <= MOST_MSAT),
  v.transform((amount) => msat(amount)),
);

/** Of seconds, counts and block heights. */
export const smallInt64 = v.pipe(int64, v.transform(Number), v.safeInteger());

export const hexHash = v.pipe(v.string(), v.guard(isPaymentHash));
export const hexPreimage = v.pipe(v.string(), v.guard(isPreimage));

const base64ToHex = v.pipe(
  v.string(),
  v.transform((text) => Buffer.from(text, 'base64').toString('hex')),
);
export const base64Hash = v.pipe(base64ToHex, v.guard(isPaymentHash));
export const base64Preimage = v.pipe(base64ToHex, v.guard(isPreimage));

export function hexToBase64(hex: string): string {
  return Buffer.from(hex, 'hex').toString('base64');
}

/** In a path LND wants the padding, which Node leaves out. */
export function hexToBase64Url(hex: string): string {
  return hexToBase64(hex).replaceAll('+', '-').replaceAll('/', '_');
}
