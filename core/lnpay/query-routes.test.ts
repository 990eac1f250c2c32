import * as v from 'valibot';
import { expect, test } from 'vitest';
import { cheapestFee, queryRoutesSchema } from './query-routes.ts';

const feeOf = (answer: unknown) => cheapestFee(v.parse(queryRoutesSchema, answer));

test('reads the fee of LNPay’s documented answer', () => {
  const route = { totalTimeLock: 679370, totalAmt: '10', totalFeesMsat: '11', hops: [] };
  expect(feeOf({ routes: [route], successProb: 0.9025 })).toBe(11n);
});

test('the cheapest of several, and zero where protobuf leaves it out', () => {
  expect(feeOf({ routes: [{ totalFeesMsat: '1500' }, { totalFeesMsat: 900 }] })).toBe(900n);
  expect(feeOf({ routes: [{ totalAmtMsat: '10000' }] })).toBe(0n);
});

test('no routes are no fee', () => {
  expect(feeOf({ routes: [] })).toBeNull();
  expect(feeOf({})).toBeNull();
});

test.each([{ routes: 'none' }, { routes: [{ totalFeesMsat: '-1' }] }, 'page', null])(
  'refuses %j',
  (answer) => {
    expect(v.safeParse(queryRoutesSchema, answer).success).toBe(false);
  },
);
