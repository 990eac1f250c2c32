import { expect, test } from 'vitest';
import goldenWtx from '#core/lnpay/fixtures/golden-wtx.json' with { type: 'json' };
import * as v from 'valibot';
import { toNodePubkey, toPaymentHash } from '#core/hex.ts';
import { settledPayment } from '#core/lnpay/settled-wtx.ts';
import { wtxSchema } from '#core/lnpay/wire.ts';
import { msatFromSat } from '#core/money.ts';
import type { PaymentState } from '#core/payment/payment-state.ts';
import { completeRecord } from './complete-record.ts';
import type { PaymentRecord } from './payment-record.ts';

const golden = v.parse(wtxSchema, goldenWtx);
const paymentHash = toPaymentHash(golden.lnTx?.r_hash_decoded ?? '');
const withPreimage = (payment_preimage: string | null) =>
  settledPayment(
    { ...golden, lnTx: golden.lnTx && { ...golden.lnTx, payment_preimage } },
    { paymentHash },
  );
const proven = settledPayment(golden, { paymentHash });
const unproven = withPreimage(null);
const wrong = withPreimage('08'.repeat(32));

const settled = (settlement: typeof proven): PaymentState => ({
  status: 'settled',
  settlement,
  at: 2,
});

function record(state: PaymentState): PaymentRecord {
  return {
    paymentHash,
    paymentRequest: 'lnbc1',
    payee: toNodePubkey(`02${'ef'.repeat(32)}`),
    memo: null,
    host: 'https://example.com',
    walletId: 'wal_1',
    amountMsat: msatFromSat(1),
    feeLimitMsat: msatFromSat(1),
    startedAt: 1,
    state,
  };
}

test.each([
  ['without proof', unproven],
  ['with a wrong proof', wrong],
])('a payment settled %s takes a proof, and keeps its time', (_name, settlement) => {
  expect(completeRecord(record(settled(settlement)), { answer: proven })).toEqual(
    record(settled(proven)),
  );
});

test('no proof, or a wrong one, is not taken for one', () => {
  for (const answer of [unproven, wrong]) {
    expect(completeRecord(record(settled(unproven)), { answer })).toBeNull();
  }
});

test('a verified payment is never replaced', () => {
  const other = { ...proven, ids: { wtxId: 'wtx_other', lnTxId: null } };
  for (const answer of [other, unproven, wrong]) {
    expect(completeRecord(record(settled(proven)), { answer })).toBeNull();
  }
});

test('a fee that the host lists later is written down', () => {
  const fee = { exact: null, charged: msatFromSat(7) };
  expect(completeRecord(record(settled(proven)), { listedFee: msatFromSat(7) })).toEqual(
    record(settled({ ...proven, fee })),
  );
});

test('a payment that is not decided is not settled by a proof', () => {
  expect(completeRecord(record({ status: 'pending' }), { answer: proven })).toBeNull();
});
