import { describe, expect, test } from 'vitest';
import { toPaymentHash, toPreimage } from '../hex.ts';
import { msat, msatFromSat } from '../money.ts';
import type { Proof } from './proof.ts';
import {
  balanceAfter,
  totalDebited,
  withLaterFacts,
  type SettledPayment,
} from './settled-payment.ts';

const verified: Proof = { kind: 'verified', preimage: toPreimage('07'.repeat(32)) };
const missing: Proof = { kind: 'missing' };
const wrong: Proof = { kind: 'wrong', given: '08'.repeat(32) };

const payment: SettledPayment = {
  paymentHash: toPaymentHash('ab'.repeat(32)),
  ids: { wtxId: 'wtx_1', lnTxId: 'lntx_1' },
  amount: msatFromSat(10),
  debited: msatFromSat(10),
  fee: null,
  proof: missing,
  settledAt: 1_000,
  memo: 'Lunch',
  memoIsHash: false,
  payee: null,
  paymentRequest: null,
  wallet: null,
  balance: null,
  passThru: null,
};
const later = (change: Partial<SettledPayment>) => ({
  answer: { ...payment, ids: { wtxId: 'wtx_2', lnTxId: null }, settledAt: 2_000, ...change },
});

describe('a proof that comes later', () => {
  test.each([
    ['none', missing],
    ['a wrong one', wrong],
  ])('is taken where there was %s; all else stays', (_name, proof) => {
    expect(withLaterFacts({ ...payment, proof }, later({ proof: verified }))).toEqual({
      ...payment,
      proof: verified,
    });
  });

  test('is not taken when it proves nothing', () => {
    for (const proof of [missing, wrong]) {
      expect(withLaterFacts(payment, later({ proof }))).toBe(payment);
    }
  });

  test('never replaces one that holds', () => {
    const proven = { ...payment, proof: verified };
    const other: Proof = { kind: 'verified', preimage: toPreimage('09'.repeat(32)) };
    for (const proof of [other, missing, wrong]) {
      expect(withLaterFacts(proven, later({ proof }))).toBe(proven);
    }
  });
});

describe('a fee that comes later', () => {
  test('is what the host lists as a transaction of its own', () => {
    const complete = withLaterFacts(payment, { listedFee: msatFromSat(7) });
    expect(complete.fee).toEqual({ exact: null, charged: msatFromSat(7) });
    expect(totalDebited(complete)).toBe(msatFromSat(17));
  });

  test('leaves the exact fee as it is, and says what was charged', () => {
    const exact = { ...payment, fee: { exact: msat(1_234), charged: msatFromSat(2) } };
    expect(withLaterFacts(exact, { listedFee: msatFromSat(2) })).toBe(exact);
    expect(withLaterFacts(exact, { listedFee: msatFromSat(1) }).fee).toEqual({
      exact: msat(1_234),
      charged: msatFromSat(1),
    });
  });

  test('may come with a later answer', () => {
    const fee = { exact: msat(1_234), charged: msatFromSat(2) };
    expect(withLaterFacts(payment, later({ fee })).fee).toEqual(fee);
  });

  test('is taken off the balance that was listed before it', () => {
    const listed = { ...payment, balance: { amount: msat(50_500), includesFee: false } };
    expect(balanceAfter(listed)).toBe(msat(50_500));
    const complete = withLaterFacts(listed, { listedFee: msatFromSat(2) });
    expect(balanceAfter(complete)).toBe(msat(48_500));
    expect(balanceAfter(withLaterFacts(listed, { listedFee: msatFromSat(60) }))).toBeNull();
    const whole = { ...complete, balance: { amount: msatFromSat(50), includesFee: true } };
    expect(balanceAfter(whole)).toBe(msatFromSat(50));
  });
});
