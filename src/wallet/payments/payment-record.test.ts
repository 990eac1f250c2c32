import * as v from 'valibot';
import { expect, test } from 'vitest';
import goldenWtx from '#core/lnpay/fixtures/golden-wtx.json' with { type: 'json' };
import { toNodePubkey, toPaymentHash } from '#core/hex.ts';
import { settledPayment } from '#core/lnpay/settled-wtx.ts';
import { wtxSchema } from '#core/lnpay/wire.ts';
import { msat, msatFromSat } from '#core/money.ts';
import { tookMs, type PaymentRecord } from './payment-record.ts';

const golden = v.parse(wtxSchema, goldenWtx);
const paymentHash = toPaymentHash(golden.lnTx?.r_hash_decoded ?? '');

const settledAt = (at: number): PaymentRecord => ({
  paymentHash,
  paymentRequest: 'lnbc1',
  payee: toNodePubkey(`02${'ef'.repeat(32)}`),
  memo: 'Coffee',
  host: 'https://example.com',
  walletId: 'wal_1',
  amountMsat: msat(900),
  feeLimitMsat: msatFromSat(1),
  startedAt: 10_000,
  state: { status: 'settled', settlement: settledPayment(golden, { paymentHash }), at },
});

test('how long a payment took is from the tap to what this device saw', () => {
  expect(tookMs(settledAt(11_840))).toBe(1_840);
});

test('a duration that this device slept through, or of a clock set back, is not given', () => {
  expect(tookMs(settledAt(10_000_000))).toBeNull();
  expect(tookMs(settledAt(9_000))).toBeNull();
  expect(tookMs({ ...settledAt(11_840), state: { status: 'pending' } })).toBeNull();
});
