/** Branded hex strings of the Lightning protocol, always lower case. */
import type { Brand } from './brand.ts';

/** SHA-256 of a preimage: 64 hex digits. It identifies a payment. */
export type PaymentHash = Brand<string, 'PaymentHash'>;
/** The secret that proves a payment: 64 hex digits. */
export type Preimage = Brand<string, 'Preimage'>;
/** A node's compressed secp256k1 public key: 66 hex digits starting 02 or 03. */
export type NodePubkey = Brand<string, 'NodePubkey'>;

const HEX_32 = /^[0-9a-f]{64}$/;
const COMPRESSED_KEY = /^0[23][0-9a-f]{64}$/;

/** Whether the text is 64 lower-case hex digits. */
export function isPaymentHash(text: string): text is PaymentHash {
  return HEX_32.test(text);
}

/** Whether the text is 64 lower-case hex digits. It may still be the wrong preimage: `core/payment/proof.ts` checks. */
export function isPreimage(text: string): text is Preimage {
  return HEX_32.test(text);
}

/** Whether the text is a compressed public key in lower-case hex. The point itself is not checked to be on the curve. */
export function isNodePubkey(text: string): text is NodePubkey {
  return COMPRESSED_KEY.test(text);
}

/** @throws RangeError when the text is not 64 lower-case hex digits. */
export function toPaymentHash(text: string): PaymentHash {
  if (!isPaymentHash(text)) throw new RangeError('a payment hash has 64 lower-case hex digits');
  return text;
}

/** @throws RangeError when the text is not 64 lower-case hex digits. */
export function toPreimage(text: string): Preimage {
  if (!isPreimage(text)) throw new RangeError('a preimage has 64 lower-case hex digits');
  return text;
}

/** @throws RangeError when the text is not a compressed public key in lower-case hex. */
export function toNodePubkey(text: string): NodePubkey {
  if (!isNodePubkey(text)) throw new RangeError('a node key has 66 lower-case hex digits');
  return text;
}
