/** The amount in an invoice's human-readable part (BOLT 11): a number of bitcoin and a multiplier. */
import { msat, type Msat } from '../money.ts';
import { err, ok, type Result } from '../result.ts';
import type { InvoiceProblem } from './invoice-problem.ts';

/** 21 million bitcoin in pico-bitcoin, a tenth of a msat. */
const MAX_PICO = 21_000_000_000_000_000_000n;
const PICO_PER_MSAT = 10n;

const PICO_PER_UNIT: Record<string, bigint> = {
  '': 1_000_000_000_000n,
  m: 1_000_000_000n,
  u: 1_000_000n,
  n: 1000n,
  p: 1n,
};

/**
 * Reads an amount such as "2500u", exactly.
 * @returns null for an empty text: the payer chooses the amount. An error for zero, a fraction of a msat, leading zeros, an
 * unknown multiplier, or more than 21 million bitcoin.
 */
export function readAmount(text: string): Result<Msat | null, InvoiceProblem> {
  if (text === '') return ok(null);
  const bad = (reason: 'malformed' | 'sub-msat' | 'zero' | 'too-large') =>
    err<InvoiceProblem>({ kind: 'bad-amount', reason, text });

  const match = /^(\d+)([munp]?)$/.exec(text);
  const digits = match?.[1];
  const unit = PICO_PER_UNIT[match?.[2] ?? ''];
  if (digits === undefined || unit === undefined) return bad('malformed');
  if (/^0+$/.test(digits)) return bad('zero');
  if (digits.startsWith('0')) return bad('malformed');

  const pico = BigInt(digits) * unit;
  if (pico > MAX_PICO) return bad('too-large');
  if (pico % PICO_PER_MSAT !== 0n) return bad('sub-msat');
  return ok(msat(pico / PICO_PER_MSAT));
}
