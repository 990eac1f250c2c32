import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LNPAY_FEE_DEFAULT, type FeeDefault } from '#core/payment/fee-limit.ts';
import { msat, msatFromSat } from '#core/money.ts';
import { keepFeeDefault, readFeeDefault } from './fee-default.ts';

const kept = new Map<string, string>();

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

test('begins with LNPay’s 5 %', () => {
  expect(readFeeDefault()).toEqual(LNPAY_FEE_DEFAULT);
});

test.each<FeeDefault>([
  { limit: { unit: 'percent', ppm: 12_345n }, floor: msatFromSat(10) },
  { limit: { unit: 'percent', ppm: 0n }, floor: msat(0n) },
  { limit: { unit: 'sat', msat: msat(1_500n) }, floor: msat(1n) },
])('reads back what was stored: %o', (chosen) => {
  expect(keepFeeDefault(chosen)).toBe(true);
  expect(readFeeDefault()).toEqual(chosen);
});

test.each([
  'no JSON',
  '{}',
  '{"limit":"500","unit":"percent","floor":"0"}',
  '{"limit":"-1","unit":"sat","floor":"0"}',
  '{"limit":"5","unit":"percent","floor":"many"}',
  '{"limit":"5","unit":"btc","floor":"0"}',
])('what is not valid is not used: %s', (text) => {
  kept.set('fee-limit', text);
  expect(readFeeDefault()).toEqual(LNPAY_FEE_DEFAULT);
});

test('says so when the browser stores nothing', () => {
  vi.stubGlobal('localStorage', undefined);
  expect(keepFeeDefault(LNPAY_FEE_DEFAULT)).toBe(false);
  expect(readFeeDefault()).toEqual(LNPAY_FEE_DEFAULT);
});
