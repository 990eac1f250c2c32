import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import goldenWtx from '#core/lnpay/fixtures/golden-wtx.json' with { type: 'json' };
import { toNodePubkey, toPaymentHash } from '#core/hex.ts';
import { settledPayment } from '#core/lnpay/settled-wtx.ts';
import { wtxSchema } from '#core/lnpay/wire.ts';
import { msat, msatFromSat } from '#core/money.ts';
import type { PaymentState } from '#core/payment/payment-state.ts';
import { tookMs, withState, type PaymentRecord } from './payment-record.ts';

const golden = v.parse(wtxSchema, goldenWtx);
const paymentHash = toPaymentHash(golden.lnTx?.r_hash_decoded ?? '');

const settled: PaymentState = {
  status: 'settled',
  settlement: settledPayment(golden, { paymentHash }),
  at: 11_840,
};
const failed: PaymentState = {
  status: 'failed',
  failure: { cause: 'no-route', nodeText: 'FAILURE_REASON_NO_ROUTE' },
  at: 11_000,
};
const open: PaymentState[] = [
  { status: 'submitting' },
  { status: 'pending' },
  { status: 'unknown', why: 'no-answer', nodeText: '' },
];

function record(state: PaymentState, attempt: Partial<PaymentRecord> = {}): PaymentRecord {
  return {
    paymentHash,
    paymentRequest: 'lnbc1',
    payee: toNodePubkey(`02${'ef'.repeat(32)}`),
    memo: 'Coffee',
    host: 'https://example.com',
    walletId: 'wal_1',
    amountMsat: msat(900),
    feeLimitMsat: msatFromSat(1),
    startedAt: 10_000,
    state,
    ...attempt,
  };
}

const settledAt = (at: number) => record({ ...settled, at });
const retried = { startedAt: 20_000, idempotencyKey: 'another' };

describe('what becomes of an attempt', () => {
  test.each(open)('is written down while it is $status', (before) => {
    for (const state of [...open, settled, failed]) {
      expect(withState(record(before), record(before), state)).toEqual(record(state));
    }
  });

  test('never replaces a settlement', () => {
    const again: PaymentState = { ...settled, at: 99 };
    for (const state of [...open, failed, again]) {
      expect(withState(record(settled), record({ status: 'submitting' }), state)).toEqual(
        record(settled),
      );
    }
  });

  test('replaces a failure only by a settlement', () => {
    for (const state of open) {
      expect(withState(record(failed), record(failed), state)).toEqual(record(failed));
    }
    expect(withState(record(failed), record(failed), settled)).toEqual(record(settled));
  });

  test('is not the end of the attempt after it, unless it is a settlement', () => {
    const second = record({ status: 'pending' }, retried);
    const first = record({ status: 'unknown', why: 'no-answer', nodeText: '' });
    expect(withState(second, first, failed)).toEqual(second);
    expect(withState(second, first, settled)).toEqual(record(settled, retried));
  });
});

test('how long a payment took is from the tap to what this device saw', () => {
  expect(tookMs(settledAt(11_840))).toBe(1_840);
});

test('a duration that this device slept through, or of a clock set back, is not given', () => {
  expect(tookMs(settledAt(10_000_000))).toBeNull();
  expect(tookMs(settledAt(9_000))).toBeNull();
  expect(tookMs({ ...settledAt(11_840), state: { status: 'pending' } })).toBeNull();
});
