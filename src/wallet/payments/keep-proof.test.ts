import { expect, test } from 'vitest';
import goldenWtx from '#core/lnpay/fixtures/golden-wtx.json' with { type: 'json' };
import * as v from 'valibot';
import { toNodePubkey, toPaymentHash } from '#core/hex.ts';
import { wtxSchema, type Wtx } from '#core/lnpay/wire.ts';
import { msatFromSat } from '#core/money.ts';
import { withProof } from './keep-proof.ts';
import type { PaymentProgress, PaymentRecord } from './payment-record.ts';

const proven = v.parse(wtxSchema, goldenWtx);
const withPreimage = (payment_preimage: string | null): Wtx => ({
  ...proven,
  lnTx: proven.lnTx && { ...proven.lnTx, payment_preimage },
});
const unproven = withPreimage(null);
const wrong = withPreimage('08'.repeat(32));

const settled = (wtx: Wtx): PaymentProgress => ({ status: 'settled', wtx, settledAt: 2 });

function record(progress: PaymentProgress): PaymentRecord {
  return {
    paymentHash: toPaymentHash(proven.lnTx?.r_hash_decoded ?? ''),
    paymentRequest: 'lnbc1',
    payee: toNodePubkey(`02${'ef'.repeat(32)}`),
    memo: null,
    host: 'https://example.com',
    walletId: 'wal_1',
    amountMsat: msatFromSat(1),
    feeLimitMsat: msatFromSat(1),
    startedAt: 1,
    progress,
  };
}

test.each([
  ['without proof', unproven],
  ['with a wrong proof', wrong],
])('a payment settled %s takes a proof, and keeps its time', (_name, wtx) => {
  expect(withProof(record(settled(wtx)), proven)).toEqual(record(settled(proven)));
});

test('no proof, or a wrong one, is not taken for one', () => {
  for (const wtx of [unproven, wrong]) {
    expect(withProof(record(settled(unproven)), wtx)).toBeNull();
  }
});

test('a verified transaction is never replaced', () => {
  for (const wtx of [{ ...proven, id: 'wtx_other' }, unproven, wrong]) {
    expect(withProof(record(settled(proven)), wtx)).toBeNull();
  }
});

test('nor is a payment settled by a proof', () => {
  expect(withProof(record({ status: 'pending' }), proven)).toBeNull();
});
