import { expect, test } from 'vitest';
import { toNodePubkey, toPaymentHash } from '../hex.ts';
import { msat, msatFromSat } from '../money.ts';
import { findGuard, type EarlierPayment } from './repeat-guard.ts';

const SHOP = toNodePubkey(`02${'ef'.repeat(32)}`);
const MINUTE = 60_000;
const now = 100 * MINUTE;
const invoice = { payee: SHOP, paymentHash: toPaymentHash('ab'.repeat(32)) };
const amount = msatFromSat(100);
const spendable = msatFromSat(100_000);

const coffee: EarlierPayment = {
  status: 'settled',
  paymentHash: toPaymentHash('cd'.repeat(32)),
  amount,
  payee: SHOP,
  at: now - 3 * MINUTE,
};
const circumstances = { invoice, amount, spendable, earlier: [], records: [], now };
const asked = (before: Partial<EarlierPayment>) =>
  findGuard({ ...circumstances, earlier: [{ ...coffee, ...before }] })?.kind;

test('the same payee, the same amount, minutes ago', () => {
  expect(asked({})).toBe('again');
  // Its host's clock is a little fast.
  expect(asked({ at: now + MINUTE })).toBe('again');
});

test('when it was is taken from this device’s clock, where this device made it', () => {
  const anHourOff = { ...coffee, at: now - 63 * MINUTE };
  const record = { paymentHash: toPaymentHash('cd'.repeat(32)), startedAt: now - 3 * MINUTE };
  expect(findGuard({ ...circumstances, earlier: [anHourOff] })).toBeNull();
  expect(findGuard({ ...circumstances, earlier: [anHourOff], records: [record] })).toEqual({
    kind: 'again',
    at: now - 3 * MINUTE,
  });
});

test('what is not decided is asked about, however old it is', () => {
  for (const status of ['submitting', 'pending', 'unknown'] as const) {
    expect(asked({ status, at: now - 600 * MINUTE })).toBe('open');
  }
  const open: EarlierPayment = { ...coffee, status: 'unknown', at: now - 600 * MINUTE };
  expect(findGuard({ ...circumstances, earlier: [coffee, open] })).toEqual({
    kind: 'open',
    paymentHash: coffee.paymentHash,
  });
});

test.each<[string, Partial<EarlierPayment>]>([
  ['hours ago', { at: now - 600 * MINUTE }],
  ['another amount', { amount: msat(100_001) }],
  ['another payee', { payee: `03${'00'.repeat(32)}` }],
  ['it failed', { status: 'failed' }],
  ['this very invoice, which can be paid only once', { paymentHash: invoice.paymentHash }],
])('is not asked: %s', (_why, before) => {
  expect(asked(before)).toBeUndefined();
});

test('more than four fifths of what can be spent', () => {
  const most = (sats: number) => findGuard({ ...circumstances, amount: msatFromSat(sats) });
  expect(most(80_001)).toEqual({ kind: 'most', spendable });
  expect(most(80_000)).toBeNull();
  expect(findGuard({ ...circumstances, spendable: undefined })).toBeNull();
});
