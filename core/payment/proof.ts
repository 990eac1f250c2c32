/**
 * Proof of payment. The SHA-256 of the preimage is the payment hash of the signed invoice (BOLT 11),
 * and only the payee gives the preimage away, in return for the money.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { base64, base64nopad, base64url, base64urlnopad } from '@scure/base';
import { toPreimage, type PaymentHash, type Preimage } from '../hex.ts';

export type Proof =
  | { kind: 'verified'; preimage: Preimage }
  | { kind: 'missing' }
  /** Something was given as preimage, and it does not hash to the payment hash. */
  | { kind: 'wrong'; given: string };

const PREIMAGE_BYTES = 32;
/** Base64 of 32 bytes has 44 characters, its hex 88: anything longer is no preimage. */
const MAX_LENGTH = 128;

/**
 * Checks a preimage in any encoding LNPay hosts have used: hex, hex of base64 text (as in LNPay's
 * documented example), or base64; standard and URL-safe alphabets, padded or not.
 */
export function checkProof(given: string | null | undefined, paymentHash: PaymentHash): Proof {
  const text = given?.trim() ?? '';
  for (const bytes of candidates(text)) {
    if (bytesToHex(sha256(bytes)) === paymentHash) {
      return { kind: 'verified', preimage: toPreimage(bytesToHex(bytes)) };
    }
  }
  // lnd gives an unsettled payment's preimage as 32 zero bytes. A payee may have chosen just these.
  return text === '' || /^0{64}$/.test(text) ? { kind: 'missing' } : { kind: 'wrong', given: text };
}

/** Every 32-byte value the text can stand for. */
function candidates(text: string): Uint8Array[] {
  if (text.length > MAX_LENGTH) return [];
  const fromHex = /^(?:[0-9a-f]{2})+$/i.test(text) ? hexToBytes(text.toLowerCase()) : null;
  const texts = fromHex ? [text, asciiText(fromHex)] : [text];
  const decoded = texts.flatMap(base64Bytes);
  return [...(fromHex ? [fromHex] : []), ...decoded].filter((b) => b.length === PREIMAGE_BYTES);
}

function asciiText(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes).trim();
}

function base64Bytes(text: string): Uint8Array[] {
  return [base64, base64nopad, base64url, base64urlnopad].flatMap((coder) => {
    try {
      return [coder.decode(text)];
    } catch {
      return [];
    }
  });
}
