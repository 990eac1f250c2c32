/** Converts the five-bit words of an invoice to bytes and numbers. */
import { bech32 } from '@scure/base';

/** @returns null when the padding bits are not zero, or are a whole word */
export function wordsToBytes(words: number[]): Uint8Array | null {
  return bech32.fromWordsUnsafe(words) ?? null;
}

/** Padded with zero bits to whole bytes, as the signature covers them (BOLT 11). */
export function wordsToPaddedBytes(words: number[]): Uint8Array {
  const bytes: number[] = [];
  let pending = 0;
  let bits = 0;
  for (const word of words) {
    pending = ((pending << 5) | word) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((pending >> bits) & 0xff);
    }
  }
  if (bits > 0) bytes.push((pending << (8 - bits)) & 0xff);
  return Uint8Array.from(bytes);
}

/** A big-endian number. A number above `max` is read as `max`. */
export function wordsToNumber(words: number[], max: number): number {
  let value = 0;
  for (const word of words) {
    value = value * 32 + word;
    if (value > max) return max;
  }
  return value;
}
