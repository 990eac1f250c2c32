/**
 * The one place that makes amounts, converts between msat and sat, and formats amounts. 1 satoshi is 1000 millisatoshi
 * (BOLT 2). Amounts are whole msat. Nothing is rounded silently: a function that rounds says so in its name.
 */
import type { Brand } from './brand.ts';

/** A non-negative whole number of millisatoshi. */
export type Msat = Brand<bigint, 'Msat'>;

/** 21 million bitcoin. */
const MAX_MSAT = 2_100_000_000_000_000_000n;
const MSAT_PER_SAT = 1000n;

export const ZERO_MSAT = msat(0n);

/**
 * Makes an amount from millisatoshi.
 * @throws RangeError for a negative amount, an unsafe or fractional number, or more than 21 million bitcoin.
 */
export function msat(amount: bigint | number): Msat {
  if (typeof amount === 'number' && !Number.isSafeInteger(amount)) {
    throw new RangeError(`not a whole number of msat: ${amount}`);
  }
  const value = BigInt(amount);
  if (!isMsat(value)) {
    throw new RangeError(`an amount is between 0 and 21 million bitcoin: ${value} msat`);
  }
  return value;
}

/** Whether a whole number of millisatoshi can be an amount. */
export function isMsat(value: bigint): value is Msat {
  return value >= 0n && value <= MAX_MSAT;
}

/**
 * Makes an amount from whole satoshi.
 * @throws RangeError as `msat` does.
 */
export function msatFromSat(sat: bigint | number): Msat {
  if (typeof sat === 'number' && !Number.isSafeInteger(sat)) {
    throw new RangeError(`not a whole number of sat: ${sat}`);
  }
  return msat(BigInt(sat) * MSAT_PER_SAT);
}

/** @throws RangeError when the sum is more than 21 million bitcoin. */
export function addMsat(a: Msat, b: Msat): Msat {
  return msat(a + b);
}

/** @throws RangeError when `b` is larger than `a`. */
export function subtractMsat(a: Msat, b: Msat): Msat {
  return msat(a - b);
}

/** The smaller amount. */
export function minMsat(a: Msat, b: Msat): Msat {
  return a < b ? a : b;
}

/** The larger amount. */
export function maxMsat(a: Msat, b: Msat): Msat {
  return a > b ? a : b;
}

/** An amount in sat, rounded down. */
export function floorSat(amount: Msat): number {
  return Number(amount / MSAT_PER_SAT);
}

/** An amount in sat, rounded up: how LNPay charges network fees. */
export function ceilSat(amount: Msat): number {
  return Number((amount + MSAT_PER_SAT - 1n) / MSAT_PER_SAT);
}

/**
 * An amount in msat, rounded up to whole satoshi.
 * @throws RangeError when that is more than 21 million bitcoin.
 */
export function ceilToSat(amount: Msat): Msat {
  return msatFromSat(ceilSat(amount));
}

/** A share of an amount, in parts per million (5 % is 50 000 ppm), rounded down to the msat. */
export function shareFloor(amount: Msat, ppm: bigint): Msat {
  return msat((amount * ppm) / 1_000_000n);
}

/** A share of an amount, in parts per million, rounded up to the msat. */
export function shareCeil(amount: Msat, ppm: bigint): Msat {
  return msat((amount * ppm + 999_999n) / 1_000_000n);
}

const PLAIN_DECIMAL = /^(\d{1,16})(?:\.(\d{0,3})|,(\d{0,2}))?$/;
/** What people and spreadsheets put between groups of digits, thin and no-break spaces included. */
const GROUPING = /[\s\u00a0\u2009\u202f']/g;

/**
 * Reads an amount in sat that a person typed, with up to three decimals: "1 234.567".
 * @returns null for anything else (letters, signs, exponents, a fourth decimal), for more than 21 million bitcoin, and
 * for "25,000", which means 25 thousand to some people and 25 to others.
 */
export function parseSat(text: string): Msat | null {
  const match = PLAIN_DECIMAL.exec(text.replace(GROUPING, ''));
  if (!match?.[1]) return null;
  const value =
    BigInt(match[1]) * MSAT_PER_SAT + BigInt((match[2] ?? match[3] ?? '').padEnd(3, '0'));
  return value <= MAX_MSAT ? msat(value) : null;
}

/**
 * Reads an amount in msat that a person typed.
 * @returns null for anything but digits, and for more than 21 million bitcoin.
 */
export function parseMsat(text: string): Msat | null {
  const digits = text.replace(GROUPING, '');
  if (!/^\d{1,19}$/.test(digits)) return null;
  const value = BigInt(digits);
  return value <= MAX_MSAT ? msat(value) : null;
}

/** U+202F, narrow no-break space: no language uses it as a decimal sign. */
const THIN_SPACE = '\u202f';

function group(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, THIN_SPACE);
}

/** An amount in sat for display: whole satoshi grouped by thin spaces, and up to three decimals ("" if there are none). */
export function splitSat(amount: Msat): { whole: string; fraction: string } {
  const rest = amount % MSAT_PER_SAT;
  return {
    whole: group((amount / MSAT_PER_SAT).toString()),
    fraction: rest === 0n ? '' : rest.toString().padStart(3, '0').replace(/0+$/, ''),
  };
}

/** An amount in sat for display, exact, grouped by thin spaces, without unit: "1 234.567". */
export function formatSat(amount: Msat): string {
  const { whole, fraction } = splitSat(amount);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** An amount in msat for display, grouped by thin spaces, without unit: "1 234 567". */
export function formatMsat(amount: Msat): string {
  return group(amount.toString());
}

/** An amount in sat for machines and input fields, exact, ungrouped, without unit: "1234.567". */
export function satText(amount: Msat): string {
  return formatSat(amount).replaceAll(THIN_SPACE, '');
}
