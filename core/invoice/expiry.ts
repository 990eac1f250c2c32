/** For how long an invoice can be paid (BOLT 11 `x`). */
import { wordsToNumber } from './words.ts';

const DEFAULT_EXPIRY = 3600;

/** Seconds, 250 000 years. Added to the latest possible timestamp of an invoice it is still a valid JavaScript date. */
export const MAX_EXPIRY = 8_000_000_000_000;

/** Seconds after the invoice's timestamp. A longer expiry than `MAX_EXPIRY` is read as that. */
export function readExpiry(words: number[] | undefined): number {
  return words === undefined ? DEFAULT_EXPIRY : wordsToNumber(words, MAX_EXPIRY);
}
