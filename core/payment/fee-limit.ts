/**
 * The fee limit: the most a payer lets the network charge for carrying one payment.
 * Set in sat, msat or percent of the amount; sent to the host as `fee_limit_msat`.
 */
import {
  addMsat,
  ceilToSat,
  floorSat,
  maxMsat,
  msatFromSat,
  parseMsat,
  parseSat,
  shareCeil,
  shareFloor,
  ZERO_MSAT,
  type Msat,
} from '../money.ts';
import { err, ok, type Result } from '../result.ts';

export type FeeLimitUnit = 'sat' | 'msat' | 'percent';

export type FeeLimit =
  | { unit: 'sat' | 'msat'; msat: Msat }
  /** Millionths of the amount: 5 % is 50 000 ppm. */
  | { unit: 'percent'; ppm: bigint };

export type FeeLimitProblem =
  | 'empty'
  | 'not-a-number'
  /** More digits after the point than the unit has. */
  | 'too-precise'
  | 'above-100-percent'
  | 'too-large';

const PPM_PER_PERCENT = 10_000n;
const MAX_PPM = 100n * PPM_PER_PERCENT;
/** More than this is a typing error, not a fee: 1 BTC. */
const MAX_FEE_LIMIT = msatFromSat(100_000_000);

/** What a payer allows where they set nothing for the payment at hand. */
export interface FeeDefault {
  limit: FeeLimit;
  /** Never less than this: routes charge a base fee however small the payment. */
  floor: Msat;
}

/** Until a person sets another: LNPay's. */
export const LNPAY_FEE_DEFAULT: FeeDefault = {
  limit: { unit: 'percent', ppm: 5n * PPM_PER_PERCENT },
  floor: ZERO_MSAT,
};

/**
 * A person's usual limit for an amount. A share is taken as LNPay takes its 5 %: of whole satoshis,
 * raised to a whole satoshi.
 */
export function usualFeeLimit({ limit, floor }: FeeDefault, amount: Msat): Msat {
  if (limit.unit !== 'percent') return limit.msat;
  const whole = msatFromSat(floorSat(amount));
  return maxMsat(ceilToSat(shareCeil(whole, limit.ppm)), floor);
}

/** LNPay's own limit when a withdrawal names none: 5 %, raised to a whole satoshi. */
export function defaultFeeLimit(amount: Msat): Msat {
  return usualFeeLimit(LNPAY_FEE_DEFAULT, amount);
}

/** The limit in msat for an amount; a share of it is rounded down, so it is never exceeded. */
export function feeLimitMsat(limit: FeeLimit, amount: Msat): Msat {
  return limit.unit === 'percent' ? shareFloor(amount, limit.ppm) : limit.msat;
}

/**
 * The most that can leave the wallet. LNPay charges the network fee as a transaction of its own in
 * whole satoshis, rounded up, so the limit is raised to a whole satoshi here.
 */
export function worstCase(amount: Msat, limit: Msat): Msat {
  return addMsat(amount, ceilToSat(limit));
}

/** A limit as a share of the amount, in millionths, rounded down; null when the amount is zero. */
export function feeLimitPpm(limit: Msat, amount: Msat): bigint | null {
  return amount === 0n ? null : (limit * 1_000_000n) / amount;
}

/** Reads a fee limit as a person typed it: "125", "0.5", "1 250", "1,5". */
export function parseFeeLimit(text: string, unit: FeeLimitUnit): Result<FeeLimit, FeeLimitProblem> {
  const trimmed = text.trim();
  if (trimmed === '') return err('empty');
  return unit === 'percent' ? parsePercent(trimmed) : parseAmount(trimmed, unit);
}

function parsePercent(text: string): Result<FeeLimit, FeeLimitProblem> {
  const match = /^(\d{1,9})(?:[.,](\d{0,12}))?\s*%?$/.exec(text);
  if (!match?.[1]) return err('not-a-number');
  const decimals = (match[2] ?? '').replace(/0+$/, '');
  if (decimals.length > 4) return err('too-precise');
  const ppm = BigInt(match[1]) * PPM_PER_PERCENT + BigInt(decimals.padEnd(4, '0'));
  return ppm > MAX_PPM ? err('above-100-percent') : ok({ unit: 'percent', ppm });
}

function parseAmount(text: string, unit: 'sat' | 'msat'): Result<FeeLimit, FeeLimitProblem> {
  const value = unit === 'sat' ? parseSat(text) : parseMsat(text);
  if (value === null) {
    const maxDecimals = unit === 'sat' ? 3 : 0;
    const decimals = /^[\d\s]+[.,](\d+)$/.exec(text)?.[1]?.length ?? 0;
    if (decimals > maxDecimals) return err('too-precise');
    return err(/^[\d\s\u202f]+$/.test(text) ? 'too-large' : 'not-a-number');
  }
  return value > MAX_FEE_LIMIT ? err('too-large') : ok({ unit, msat: value });
}

/** A fee limit's number as text for an input field, without its unit. */
export function percentText(ppm: bigint): string {
  const whole = ppm / PPM_PER_PERCENT;
  const rest = (ppm % PPM_PER_PERCENT).toString().padStart(4, '0').replace(/0+$/, '');
  return rest === '' ? whole.toString() : `${whole}.${rest}`;
}
