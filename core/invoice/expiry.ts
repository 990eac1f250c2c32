/** For how long an invoice can be paid (BOLT 11 `x`). */
import { wordsToNumber } from './words.ts';

const DEFAULT_EXPIRY = 3600;

/** In seconds, 250 000 years: with the latest timestamp an invoice can have, the end is still a JavaScript date. */
export const MAX_EXPIRY = 8_000_000_000_000;

/** Seconds; a longer expiry is read as `MAX_EXPIRY`, so that no date is ever out of range. */
export function readExpiry(words: number[] | undefined): number {
  return words === undefined ? DEFAULT_EXPIRY : wordsToNumber(words, MAX_EXPIRY);
}
