import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMsat,
  ceilSat,
  ceilToSat,
  floorSat,
  formatMsat,
  formatSat,
  maxMsat,
  minMsat,
  msat,
  msatFromSat,
  parseMsat,
  parseSat,
  satText,
  shareCeil,
  shareFloor,
  splitSat,
  subtractMsat,
  ZERO_MSAT,
} from './money.ts';

const MAX = 2_100_000_000_000_000_000n;
const anyMsat = fc.bigInt({ min: 0n, max: MAX }).map(msat);
const smallMsat = fc.bigInt({ min: 0n, max: 10_000_000n }).map(msat);
/** Amounts of every size, from msat to all the bitcoin there are. */
const amount = fc.oneof(smallMsat, anyMsat);
const ppm = fc.bigInt({ min: 0n, max: 1_000_000n });

describe('making an amount', () => {
  test('takes whole numbers from nothing to 21 million bitcoin', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: MAX }), (value) => {
        expect(msat(value)).toBe(value);
      }),
    );
    fc.assert(
      fc.property(fc.nat({ max: Number.MAX_SAFE_INTEGER }), (value) => {
        expect(msat(value)).toBe(BigInt(value));
      }),
    );
    expect(msat(MAX)).toBe(MAX);
    expect(ZERO_MSAT).toBe(0n);
  });

  test.each([-1, -1n, 0.5, NaN, Infinity, -Infinity, 2 ** 53, 1e30, MAX + 1n])(
    'refuses %s',
    (value) => {
      expect(() => msat(value)).toThrow(RangeError);
    },
  );

  test('a sat is a thousand msat', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: MAX / 1000n }), (sat) => {
        expect(msatFromSat(sat)).toBe(sat * 1000n);
        expect(msatFromSat(Number(sat))).toBe(sat * 1000n);
      }),
    );
  });

  test.each([-1, 0.001, NaN, 2 ** 53, MAX / 1000n + 1n])('refuses %s sat', (sat) => {
    expect(() => msatFromSat(sat)).toThrow(RangeError);
  });
});

describe('reckoning', () => {
  test('what was added can be taken away again', () => {
    const half = fc.bigInt({ min: 0n, max: MAX / 2n }).map(msat);
    fc.assert(
      fc.property(half, half, (a, b) => {
        expect(subtractMsat(addMsat(a, b), b)).toBe(a);
        expect(addMsat(a, b)).toBe(addMsat(b, a));
      }),
    );
  });

  test('never below nothing, never above all there is', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        fc.pre(a < b);
        expect(() => subtractMsat(a, b)).toThrow(RangeError);
      }),
    );
    expect(() => addMsat(msat(MAX), msat(1n))).toThrow(RangeError);
  });

  test('the smaller and the larger are both of the two', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        expect(minMsat(a, b) <= maxMsat(a, b)).toBe(true);
        expect(minMsat(a, b) + maxMsat(a, b)).toBe(a + b);
      }),
    );
  });

  test('whole satoshis are the nearest below and above', () => {
    fc.assert(
      fc.property(amount, (a) => {
        const [floor, ceil] = [BigInt(floorSat(a)) * 1000n, BigInt(ceilSat(a)) * 1000n];
        expect(floor <= a && a < floor + 1000n).toBe(true);
        expect(a <= ceil && ceil < a + 1000n).toBe(true);
        expect(ceilToSat(a)).toBe(ceil);
      }),
    );
    expect(ceilSat(ZERO_MSAT)).toBe(0);
    expect(ceilSat(msat(1n))).toBe(1);
    expect(ceilSat(msat(1000n))).toBe(1);
    expect(floorSat(msat(999n))).toBe(0);
    expect(ceilToSat(msat(MAX))).toBe(MAX);
  });

  test('a share is exact to less than one msat, and never more than the whole', () => {
    fc.assert(
      fc.property(amount, ppm, (a, share) => {
        const [floor, ceil] = [shareFloor(a, share), shareCeil(a, share)];
        expect(floor * 1_000_000n <= a * share && a * share < (floor + 1n) * 1_000_000n).toBe(true);
        expect(ceil - floor).toBe((a * share) % 1_000_000n === 0n ? 0n : 1n);
        expect(ceil <= a).toBe(true);
      }),
    );
    expect(shareFloor(msat(1999n), 50_000n)).toBe(99n);
    expect(shareCeil(msat(1999n), 50_000n)).toBe(100n);
  });
});

describe('writing', () => {
  test.each([
    [0n, '0'],
    [1n, '0.001'],
    [10n, '0.01'],
    [999n, '0.999'],
    [1000n, '1'],
    [999_500n, '999.5'],
    [1_000_000n, '1\u202f000'],
    [1_234_567n, '1\u202f234.567'],
    [1_000_000_010n, '1\u202f000\u202f000.01'],
    [MAX, '2\u202f100\u202f000\u202f000\u202f000\u202f000'],
  ])('%s msat is %s sat', (value, text) => {
    expect(formatSat(msat(value))).toBe(text);
  });

  test('digits are in threes', () => {
    expect(formatMsat(msat(1_234_567n))).toBe('1\u202f234\u202f567');
    expect(formatMsat(ZERO_MSAT)).toBe('0');
    fc.assert(
      fc.property(amount, (a) => {
        expect(formatMsat(a)).toMatch(/^\d{1,3}(?:\u202f\d{3})*$/);
        expect(formatSat(a)).toMatch(/^\d{1,3}(?:\u202f\d{3})*(?:\.\d{0,2}[1-9])?$/);
      }),
    );
  });

  test('the parts make the whole', () => {
    fc.assert(
      fc.property(amount, (a) => {
        const { whole, fraction } = splitSat(a);
        expect(fraction === '' ? whole : `${whole}.${fraction}`).toBe(formatSat(a));
      }),
    );
  });
});

describe('reading', () => {
  test('what was written is read again, exactly', () => {
    fc.assert(
      fc.property(amount, (a) => {
        expect(parseSat(formatSat(a))).toBe(a);
        expect(parseSat(satText(a))).toBe(a);
        expect(parseMsat(formatMsat(a))).toBe(a);
        expect(satText(a)).toMatch(/^\d+(?:\.\d{1,3})?$/);
      }),
    );
  });

  test.each([
    ['0', 0n],
    ['7', 7000n],
    ['007', 7000n],
    ['1.5', 1500n],
    ['1,5', 1500n],
    ['1.', 1000n],
    ['0.001', 1n],
    [' 1 234.567 ', 1_234_567n],
    ['1\u00a0234', 1_234_000n],
    ["1'234", 1_234_000n],
    ['2100000000000000', MAX],
  ])('%j sat', (text, value) => {
    expect(parseSat(text)).toBe(value);
  });

  test.each([
    '',
    ' ',
    '.',
    '.5',
    ',',
    '-1',
    '+1',
    '1e3',
    '0x10',
    '1.2345',
    '1.2.3',
    '1,234.5',
    '1.234,5',
    'NaN',
    'Infinity',
    '1 sat',
    '١٢',
    '½',
    '2100000000000000.001',
    '99999999999999999',
    '9'.repeat(1_000_000),
  ])('%.20j is no amount in sat', (text) => {
    expect(parseSat(text)).toBeNull();
  });

  test('a comma before three digits may group thousands: it is not guessed', () => {
    expect(parseSat('25,000')).toBeNull();
    expect(parseSat('1,234')).toBeNull();
  });

  test.each(['', '-1', '1.5', '1,000', '1e3', '2100000000000000001', '9'.repeat(20), 'x'])(
    '%j is no amount in msat',
    (text) => {
      expect(parseMsat(text)).toBeNull();
    },
  );

  test('any text is an amount there can be, or none', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const value of [parseSat(text), parseMsat(text)]) {
          expect(value === null || (value >= 0n && value <= MAX)).toBe(true);
        }
      }),
    );
  });
});
