/**
 * Money. The one place that makes an amount, converts between msat and sat, and writes one down.
 * 1 satoshi = 1000 millisatoshi (BOLT 2). Amounts are whole msat; nothing is ever rounded silently:
 * a function that drops or adds a fraction says so in its name.
 */
import type { Brand } from './brand.ts';

/** A non-negative whole number of millisatoshi. */
export type Msat = Brand<bigint, 'Msat'>;

/** 21 million bitcoin: no amount in the system can be larger. */
const MAX_MSAT = 2_100_000_000_000_000_000n;
const MSAT_PER_SAT = 1000n;

export const ZERO_MSAT = msat(0n);

/** @throws RangeError for a negative amount, an unsafe or fractional number, or more than 21 million BTC. */
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

function isMsat(value: bigint): value is Msat {
  return value >= 0n && value <= MAX_MSAT;
}

/** @throws RangeError as `msat`. */
export function msatFromSat(sat: bigint | number): Msat {
  if (typeof sat === 'number' && !Number.isSafeInteger(sat)) {
    throw new RangeError(`not a whole number of sat: ${sat}`);
  }
  return msat(BigInt(sat) * MSAT_PER_SAT);
}

export function addMsat(a: Msat, b: Msat): Msat {
  return msat(a + b);
}

/** @throws RangeError when `b` is larger than `a`. */
export function subtractMsat(a: Msat, b: Msat): Msat {
  return msat(a - b);
}

export function minMsat(a: Msat, b: Msat): Msat {
  return a < b ? a : b;
}

export function maxMsat(a: Msat, b: Msat): Msat {
  return a > b ? a : b;
}

/** Whole satoshis in an amount, the rest dropped. */
export function floorSat(amount: Msat): number {
  return Number(amount / MSAT_PER_SAT);
}

/** Whole satoshis that cover an amount. LNPay charges network fees this way. */
export function ceilSat(amount: Msat): number {
  return Number((amount + MSAT_PER_SAT - 1n) / MSAT_PER_SAT);
}

/** The amount raised to the next whole satoshi. */
export function ceilToSat(amount: Msat): Msat {
  return msatFromSat(ceilSat(amount));
}

/** A share of an amount in millionths, rounded down: 5 % is 50 000 ppm. */
export function shareFloor(amount: Msat, ppm: bigint): Msat {
  return msat((amount * ppm) / 1_000_000n);
}

/** A share of an amount in millionths, rounded up. */
export function shareCeil(amount: Msat, ppm: bigint): Msat {
  return msat((amount * ppm + 999_999n) / 1_000_000n);
}

const PLAIN_DECIMAL = /^(\d{1,16})(?:\.(\d{0,3})|,(\d{0,2}))?$/;
/** White space people and spreadsheets put between groups of digits, thin and no-break spaces included. */
const GROUPING = /[\s\u00a0\u2009\u202f']/g;

/**
 * Reads what a person typed as an amount in sat, with up to three decimals: "1 234.567".
 * Returns null for anything else: letters, signs, exponents, a fourth decimal. So it does for "25,000", which is
 * 25 thousand to some and 25 to others.
 */
export function parseSat(text: string): Msat | null {
  const match = PLAIN_DECIMAL.exec(text.replace(GROUPING, ''));
  if (!match?.[1]) return null;
  const value =
    BigInt(match[1]) * MSAT_PER_SAT + BigInt((match[2] ?? match[3] ?? '').padEnd(3, '0'));
  return value <= MAX_MSAT ? msat(value) : null;
}

/** Reads what a person typed as whole msat. Returns null for anything else. */
export function parseMsat(text: string): Msat | null {
  const digits = text.replace(GROUPING, '');
  if (!/^\d{1,19}$/.test(digits)) return null;
  const value = BigInt(digits);
  return value <= MAX_MSAT ? msat(value) : null;
}

/** U+202F, a narrow space that does not break: groups digits, and is a decimal sign in no language. */
const THIN_SPACE = '\u202f';

function group(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, THIN_SPACE);
}

/** An amount in sat split for display: whole satoshis grouped by thin spaces, and the msat digits if any. */
export function splitSat(amount: Msat): { whole: string; fraction: string } {
  const rest = amount % MSAT_PER_SAT;
  return {
    whole: group((amount / MSAT_PER_SAT).toString()),
    fraction: rest === 0n ? '' : rest.toString().padStart(3, '0').replace(/0+$/, ''),
  };
}

/** "1 234.567": an amount in sat, exact, digits grouped by thin spaces. No unit. */
export function formatSat(amount: Msat): string {
  const { whole, fraction } = splitSat(amount);
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** "1 234 567": an amount in msat, digits grouped by thin spaces. No unit. */
export function formatMsat(amount: Msat): string {
  return group(amount.toString());
}

/** "1234.567": an amount in sat as a machine or an input field reads it. */
export function satText(amount: Msat): string {
  return formatSat(amount).replaceAll(THIN_SPACE, '');
}
