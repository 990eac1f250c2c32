import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  defaultFeeLimit,
  feeLimitMsat,
  feeLimitPpm,
  parseFeeLimit,
  percentText,
  usualFeeLimit,
  worstCase,
  type FeeDefault,
  type FeeLimitUnit,
} from './fee-limit.ts';
import { ceilSat, msat, msatFromSat, satText, type Msat } from '../money.ts';

const amounts = fc.bigInt({ min: 0n, max: 2_000_000_000_000_000n }).map((n) => msat(n));

function limitIn(unit: FeeLimitUnit, text: string, amount: Msat): Msat | string {
  const parsed = parseFeeLimit(text, unit);
  return parsed.ok ? feeLimitMsat(parsed.value, amount) : parsed.error;
}

describe('the default limit, as LNPay computes it', () => {
  test.each([
    [25_000, 1250],
    [1, 1],
    [10, 1],
    [20, 1],
    [21, 2],
    [0, 0],
  ])('%i sat: %i sat', (sat, limit) => {
    expect(defaultFeeLimit(msatFromSat(sat))).toBe(msatFromSat(limit));
  });

  test('of an amount with a fraction of a satoshi counts whole satoshis', () => {
    expect(defaultFeeLimit(msat(1_234_567n))).toBe(msatFromSat(62));
  });

  test('is at least 5 % of the whole satoshis, and less than a satoshi more', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        const exact = (amount / 1000n) * 50n;
        const limit = defaultFeeLimit(amount);
        expect(limit >= exact && limit - exact < 1000n).toBe(true);
      }),
    );
  });
});

describe('a default of one’s own', () => {
  const floor = msatFromSat(10);

  test('a share, and never less than its floor', () => {
    const own: FeeDefault = { limit: { unit: 'percent', ppm: 10_000n }, floor };
    expect(usualFeeLimit(own, msatFromSat(20))).toBe(floor);
    expect(usualFeeLimit(own, msatFromSat(25_000))).toBe(msatFromSat(250));
    expect(usualFeeLimit(own, msatFromSat(1_001))).toBe(msatFromSat(11));
  });

  test('a number of sat is taken as it is', () => {
    const own: FeeDefault = { limit: { unit: 'sat', msat: msat(1_500n) }, floor };
    expect(usualFeeLimit(own, msatFromSat(25_000))).toBe(1_500n);
  });

  test('zero stays zero', () => {
    const own: FeeDefault = { limit: { unit: 'percent', ppm: 0n }, floor: msat(0n) };
    expect(usualFeeLimit(own, msatFromSat(25_000))).toBe(0n);
  });
});

describe('reading what a person typed', () => {
  const amount = msatFromSat(25_000);

  test.each<[FeeLimitUnit, string, bigint]>([
    ['sat', '0', 0n],
    ['sat', '125', 125_000n],
    ['sat', '1 250', 1_250_000n],
    ['sat', '0.001', 1n],
    ['sat', '1,5', 1500n],
    ['msat', '1499', 1499n],
    ['msat', '1 499', 1499n],
    ['percent', '0', 0n],
    ['percent', '5', 1_250_000n],
    ['percent', '0.5 %', 125_000n],
    ['percent', '0,0001', 25n],
    ['percent', '100', 25_000_000n],
  ])('%s %s', (unit, text, expected) => {
    expect(limitIn(unit, text, amount)).toBe(expected);
  });

  test.each<[FeeLimitUnit, string, string]>([
    ['sat', '', 'empty'],
    ['sat', '  ', 'empty'],
    ['sat', '-1', 'not-a-number'],
    ['sat', '1e3', 'not-a-number'],
    ['sat', '0x10', 'not-a-number'],
    ['sat', 'NaN', 'not-a-number'],
    ['sat', '1.2345', 'too-precise'],
    ['sat', '100000001', 'too-large'],
    ['sat', '9'.repeat(40), 'too-large'],
    ['msat', '0.5', 'too-precise'],
    ['percent', '5.00001', 'too-precise'],
    ['percent', '100.0001', 'above-100-percent'],
    ['percent', '-5', 'not-a-number'],
    ['percent', '%', 'not-a-number'],
  ])('%s %j is refused: %s', (unit, text, problem) => {
    expect(limitIn(unit, text, amount)).toBe(problem);
  });

  test('never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom<FeeLimitUnit>('sat', 'msat', 'percent'),
        (text, unit) => void parseFeeLimit(text, unit),
      ),
    );
  });

  test('a limit written down in sat or msat reads back the same', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 100_000_000_000n }), (value) => {
        expect(limitIn('sat', satText(msat(value)), amount)).toBe(value);
        expect(limitIn('msat', value.toString(), amount)).toBe(value);
      }),
    );
  });

  test('a percentage written down reads back the same', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 1_000_000n }), (ppm) => {
        const parsed = parseFeeLimit(percentText(ppm), 'percent');
        expect(parsed).toEqual({ ok: true, value: { unit: 'percent', ppm } });
      }),
    );
  });
});

test('a percentage never allows more than its share', () => {
  fc.assert(
    fc.property(amounts, fc.bigInt({ min: 0n, max: 1_000_000n }), (amount, ppm) => {
      const limit = feeLimitMsat({ unit: 'percent', ppm }, amount);
      expect(limit * 1_000_000n <= amount * ppm).toBe(true);
      expect((limit + 1n) * 1_000_000n > amount * ppm).toBe(true);
    }),
  );
});

test('the worst case covers every fee within the limit, charged in whole satoshis', () => {
  fc.assert(
    fc.property(
      amounts,
      amounts,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (amount, limit, part) => {
        const fee = msat((limit * BigInt(Math.floor(part * 1000))) / 1000n);
        const charged = amount + msatFromSat(ceilSat(fee));
        expect(worstCase(amount, limit) >= charged).toBe(true);
      },
    ),
  );
});

test('a limit as a share of the amount', () => {
  expect(feeLimitPpm(msat(125_000n), msatFromSat(25_000))).toBe(5000n);
  expect(feeLimitPpm(msat(1n), msat(0n))).toBeNull();
});
