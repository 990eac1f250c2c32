/** The checksum of Bech32 (BIP 173), one character at a time, so that the end of an invoice can be found in a text. */

const CHARSET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const WORDS = new Map(Array.from(CHARSET, (character, word) => [character, word]));
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
/** By the five bits that are shifted out: the XOR of the generators of those that are set. */
const FEEDBACK = Array.from({ length: 32 }, (_, top) =>
  GENERATOR.reduce((sum, generator, bit) => ((top >> bit) & 1 ? sum ^ generator : sum), 0),
);

/** The checksum after the last character of a valid text. */
export const VALID_CHECKSUM = 1;

/** The five bits a lower-case character stands for, or undefined for a character Bech32 does not have. */
export function wordOf(character: string): number | undefined {
  return WORDS.get(character);
}

/** The checksum after the lower-case human-readable part, before the first character of data. */
export function checksumOfPrefix(prefix: string): number {
  const codes = Array.from(prefix, (character) => character.charCodeAt(0));
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)].reduce(
    nextChecksum,
    1,
  );
}

/** The checksum after one more word of data. */
export function nextChecksum(checksum: number, word: number): number {
  const top = checksum >>> 25;
  return ((checksum & 0x1ffffff) << 5) ^ word ^ (FEEDBACK[top] ?? 0);
}
