import * as v from 'valibot';
import { expect, test } from 'vitest';
import goldenWtx from '#core/lnpay/fixtures/golden-wtx.json' with { type: 'json' };
import { wtxSchema } from '#core/lnpay/wire.ts';
import { msatFromSat } from '#core/money.ts';
import { toTransaction } from './transaction.ts';

const golden = v.parse(wtxSchema, goldenWtx);

test('LNPay’s documented example is a settled payment', () => {
  expect(toTransaction(golden)).toEqual({
    id: 'wtx_dYeWXmMTrP1VH8XZMOhXdE1',
    kind: 'payment',
    direction: 'out',
    status: 'settled',
    amount: msatFromSat(1),
    fee: null,
    feeOf: null,
    paymentHash: golden.lnTx?.r_hash_decoded,
    lnTxId: 'lntx_aB5lHY5ebFtei4SOByEQ8bnP',
    memo: 'Test for DOCS',
    payee: golden.lnTx?.dest_pubkey,
    paymentRequest: golden.lnTx?.payment_request,
    at: 1_582_462_278_000,
  });
});

test.each([
  ['ln_withdrawal', -1, 'payment'],
  ['ln_deposit', 1, 'deposit'],
  ['ln_transfer_in', 1, 'transfer'],
  ['ln_transfer_out', -1, 'transfer'],
  ['ln_network_fee', -1, 'network-fee'],
  ['host_credit', 1, 'credit'],
  ['something_new', -1, 'other'],
  [null, -1, 'payment'],
  [null, 1, 'deposit'],
])('LNPay’s %s of %i sat is a %s', (name, num_satoshis, kind) => {
  const wtxType = name === null ? null : { name };
  expect(toTransaction({ id: 'wtx_1', created_at: 1, num_satoshis, wtxType })).toMatchObject({
    kind,
    direction: num_satoshis < 0 ? 'out' : 'in',
  });
});

test('a network fee names its payment; nothing else does', () => {
  const passThru = { source_transaction: 'wtx_1' };
  const fee = { id: 'wtx_2', created_at: 1, num_satoshis: -2, passThru };
  expect(toTransaction({ ...fee, wtxType: { name: 'ln_network_fee' } }).feeOf).toBe('wtx_1');
  expect(toTransaction({ ...fee, wtxType: { name: 'ln_withdrawal' } }).feeOf).toBeNull();
});
