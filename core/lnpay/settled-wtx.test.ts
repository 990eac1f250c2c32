import * as v from 'valibot';
import { expect, test } from 'vitest';
import { toNodePubkey, toPaymentHash } from '../hex.ts';
import { msat, msatFromSat } from '../money.ts';
import { balanceAfter, totalDebited } from '../payment/settled-payment.ts';
import goldenWtx from './fixtures/golden-wtx.json' with { type: 'json' };
import { settledPayment } from './settled-wtx.ts';
import { wtxSchema, type Wtx } from './wire.ts';

const golden = v.parse(wtxSchema, goldenWtx);
const paymentHash = toPaymentHash(golden.lnTx?.r_hash_decoded ?? '');
const hashOnly = { paymentHash };

const lnTxWith = (fields: Partial<NonNullable<Wtx['lnTx']>>): Wtx => ({
  ...golden,
  lnTx: golden.lnTx ? { ...golden.lnTx, ...fields } : null,
});

test('the documented transaction verifies, without anything from this device', () => {
  const payment = settledPayment(golden, hashOnly);
  expect(payment).toMatchObject({
    proof: { kind: 'verified' },
    amount: msatFromSat(1),
    fee: null,
    memo: 'Test for DOCS',
    memoIsHash: false,
    settledAt: 1_582_462_278_000,
    ids: { wtxId: 'wtx_dYeWXmMTrP1VH8XZMOhXdE1', lnTxId: 'lntx_aB5lHY5ebFtei4SOByEQ8bnP' },
    payee: golden.lnTx?.dest_pubkey,
    paymentRequest: golden.lnTx?.payment_request,
  });
  expect(totalDebited(payment)).toBe(msatFromSat(1));
  expect(balanceAfter(payment)).toBe(msatFromSat(19));
});

test('the fee is exact, and charged in whole sat', () => {
  const payment = settledPayment(lnTxWith({ fee_msat: 1234 }), hashOnly);
  expect(payment.fee).toEqual({ exact: msat(1234), charged: msatFromSat(2) });
  expect(totalDebited(payment)).toBe(msatFromSat(3));
});

test('what the payer read in the invoice counts; the total is what left the wallet', () => {
  const invoice = {
    paymentHash,
    paymentRequest: 'lnbc1',
    payee: toNodePubkey(`02${'ef'.repeat(32)}`),
    memo: 'Coffee',
    amountMsat: msat(900),
  };
  const payment = settledPayment(golden, invoice);
  expect(payment).toMatchObject({
    amount: msat(900),
    debited: msatFromSat(1),
    memo: 'Coffee',
    payee: invoice.payee,
    paymentRequest: 'lnbc1',
  });
  expect(totalDebited(payment)).toBe(msatFromSat(1));
  expect(settledPayment(golden, { ...invoice, memo: null })).toMatchObject({
    memo: 'Test for DOCS',
    memoIsHash: true,
  });
});

test('a preimage of something else is wrong, none is missing', () => {
  const wrong = settledPayment(lnTxWith({ payment_preimage: 'ff'.repeat(32) }), hashOnly);
  expect(wrong.proof.kind).toBe('wrong');
  const none = settledPayment(lnTxWith({ payment_preimage: null }), hashOnly);
  expect(none.proof.kind).toBe('missing');
});

test('the balance after includes the fee, and is not guessed from the balance of today', () => {
  const exact = { ...lnTxWith({ fee_msat: 1234 }), balance_after_msat: 50_500 };
  expect(balanceAfter(settledPayment(exact, hashOnly))).toBe(msat(48_500));
  const later: Wtx = {
    ...golden,
    wal: golden.wal ? { ...golden.wal, updated_at: golden.created_at + 60 } : null,
  };
  expect(balanceAfter(settledPayment(later, hashOnly))).toBeNull();
});

test('what the payer attached is kept, an empty one is nothing', () => {
  expect(settledPayment(golden, hashOnly).passThru).toEqual({ method: 'api' });
  expect(settledPayment({ ...golden, passThru: [] }, hashOnly).passThru).toBeNull();
});
