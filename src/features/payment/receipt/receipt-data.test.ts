import * as v from 'valibot';
import { expect, test } from 'vitest';
import goldenWtx from '#core/lnpay/fixtures/golden-wtx.json' with { type: 'json' };
import { toNodePubkey, toPaymentHash } from '#core/hex.ts';
import { wtxSchema, type Wtx } from '#core/lnpay/wire.ts';
import { msat, msatFromSat } from '#core/money.ts';
import type { PaymentRecord } from '#src/wallet/payments/payment-record.ts';
import { receiptData } from './receipt-data.ts';

const golden = v.parse(wtxSchema, goldenWtx);
const hash = toPaymentHash(golden.lnTx?.r_hash_decoded ?? '');

const lnTxWith = (fields: Partial<NonNullable<Wtx['lnTx']>>): Wtx => ({
  ...golden,
  lnTx: golden.lnTx ? { ...golden.lnTx, ...fields } : null,
});

const record: PaymentRecord = {
  paymentHash: hash,
  paymentRequest: 'lnbc1',
  payee: toNodePubkey(`02${'ef'.repeat(32)}`),
  memo: 'Coffee',
  host: 'https://example.com',
  walletId: 'wal_1',
  amountMsat: msat(900),
  feeLimitMsat: msatFromSat(1),
  startedAt: 10_000,
  progress: { status: 'settled', wtx: golden, settledAt: 11_840 },
};

test('the documented transaction verifies, without anything from this device', () => {
  const facts = receiptData(hash, golden, null, []);
  expect(facts.proof.kind).toBe('verified');
  expect(facts).toMatchObject({
    amount: msatFromSat(1),
    fee: null,
    total: msatFromSat(1),
    memo: 'Test for DOCS',
    paidAt: 1_582_462_278_000,
    tookMs: null,
    wtxId: 'wtx_dYeWXmMTrP1VH8XZMOhXdE1',
    balanceAfter: msatFromSat(19),
  });
});

test('the fee is exact, and charged in whole sat', () => {
  const facts = receiptData(hash, lnTxWith({ fee_msat: 1234 }), null, []);
  expect(facts.fee).toEqual({ exact: msat(1234), charged: msatFromSat(2) });
  expect(facts.total).toBe(msatFromSat(3));
});

test('the fee comes from its own transaction on hosts that give it only there', () => {
  const fee: Wtx = {
    id: 'wtx_fee',
    created_at: 1,
    num_satoshis: -7,
    wtxType: { name: 'ln_network_fee' },
    passThru: { source_transaction: golden.id },
  };
  const facts = receiptData(hash, golden, null, [fee]);
  expect(facts.fee).toEqual({ exact: null, charged: msatFromSat(7) });
  expect(facts.total).toBe(msatFromSat(8));
});

test('the amount is what was asked for, the total what left the wallet', () => {
  const facts = receiptData(hash, golden, record, []);
  expect(facts.amount).toBe(msat(900));
  expect(facts.total).toBe(msatFromSat(1));
  expect(facts.tookMs).toBe(1_840);
});

test('a duration that this device slept through is not told', () => {
  const late: PaymentRecord = {
    ...record,
    progress: { status: 'settled', wtx: golden, settledAt: 10_000_000 },
  };
  expect(receiptData(hash, golden, late, []).tookMs).toBeNull();
});

test('a preimage of something else is wrong, none is missing', () => {
  const wrong = receiptData(hash, lnTxWith({ payment_preimage: 'ff'.repeat(32) }), null, []);
  expect(wrong.proof.kind).toBe('wrong');
  expect(receiptData(hash, lnTxWith({ payment_preimage: null }), null, []).proof.kind).toBe(
    'missing',
  );
});

test('the balance after is told with its fee, and not guessed from the balance of today', () => {
  const exact = { ...lnTxWith({ fee_msat: 1234 }), balance_after_msat: 50_500 };
  expect(receiptData(hash, exact, null, []).balanceAfter).toBe(msat(48_500));
  const later: Wtx = {
    ...golden,
    wal: golden.wal ? { ...golden.wal, updated_at: golden.created_at + 60 } : null,
  };
  expect(receiptData(hash, later, null, []).balanceAfter).toBeNull();
});

test('what the payer attached is kept, an empty one is nothing', () => {
  expect(receiptData(hash, golden, null, []).passThru).toEqual({ method: 'api' });
  expect(receiptData(hash, { ...golden, passThru: [] }, null, []).passThru).toBeNull();
});
