import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ceilToSat, msat, msatFromSat, ZERO_MSAT } from '../money.ts';
import { raisedFeeLimit } from './raised-fee-limit.ts';

test('offers the estimate and a tenth more, in whole sat', () => {
  expect(raisedFeeLimit(msatFromSat(125), msatFromSat(25_000), msat(620_000))).toBe(682_000n);
  expect(raisedFeeLimit(msatFromSat(125), msatFromSat(25_000), msat(620_001))).toBe(683_000n);
});

test('without an estimate above the limit offers twice the limit', () => {
  expect(raisedFeeLimit(msatFromSat(1250), msatFromSat(25_000), null)).toBe(2_500_000n);
  expect(raisedFeeLimit(msatFromSat(1250), msatFromSat(25_000), msatFromSat(3))).toBe(2_500_000n);
});

test('offers something useful where the limit was zero', () => {
  expect(raisedFeeLimit(ZERO_MSAT, msatFromSat(100), null)).toBe(10_000n);
  expect(raisedFeeLimit(ZERO_MSAT, msatFromSat(50_000), null)).toBe(500_000n);
});

test('always offers more than before, in whole sat', () => {
  const amount = fc.bigInt({ min: 0n, max: 100_000_000_000n });
  fc.assert(
    fc.property(amount, amount, fc.option(amount), (limit, paid, estimate) => {
      const raised = raisedFeeLimit(
        msat(limit),
        msat(paid),
        estimate === null ? null : msat(estimate),
      );
      expect(raised).toBeGreaterThan(limit);
      expect(raised).toBe(ceilToSat(raised));
      if (estimate !== null) expect(raised >= estimate).toBe(true);
    }),
  );
});
