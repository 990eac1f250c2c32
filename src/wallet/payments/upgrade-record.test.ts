import { describe, expect, test } from 'vitest';
import golden from '#core/lnpay/fixtures/golden-wtx.json' with { type: 'json' };
import { msat, msatFromSat } from '#core/money.ts';
import { upgradeRecord } from './upgrade-record.ts';

const hash = golden.lnTx.r_hash_decoded;

/** As release 0.1 wrote it. */
const written = {
  paymentHash: hash,
  paymentRequest: golden.lnTx.payment_request,
  payee: golden.lnTx.dest_pubkey,
  memo: 'Test for DOCS',
  host: 'https://lnpay.example',
  walletId: 'wal_czDztN5eJ4r5sJ',
  amountMsat: 900n,
  feeLimitMsat: 1_000n,
  startedAt: 1_582_462_276_000,
  idempotencyKey: '00112233445566778899aabbccddeeff',
};
/** Its answers had been through the wire's schema, and kept the fields that the wallet did not know. */
const wtx = {
  ...golden,
  num_msat: -900,
  balance_after_msat: 50_500,
  lnTx: { ...golden.lnTx, num_msat: 900, fee_msat: 1_234 },
};

test('a settled payment keeps its amounts, fee, proof, ids and times, and what the payer attached', () => {
  const progress = { status: 'settled', wtx, settledAt: 1_582_462_277_500 };
  expect(upgradeRecord({ ...written, progress })).toEqual({
    ...written,
    state: {
      status: 'settled',
      at: 1_582_462_277_500,
      settlement: {
        paymentHash: hash,
        ids: { wtxId: golden.id, lnTxId: golden.lnTx.id },
        amount: msat(900),
        debited: msat(900),
        fee: { exact: msat(1_234), charged: msatFromSat(2) },
        proof: {
          kind: 'verified',
          preimage: '6fd764ff68167cced5fb8f34a78b6e7d931e0253cea1bf83237d4b35b158e535',
        },
        settledAt: 1_582_462_278_000,
        memo: 'Test for DOCS',
        memoIsHash: false,
        payee: golden.lnTx.dest_pubkey,
        paymentRequest: golden.lnTx.payment_request,
        wallet: { id: golden.wal.id, label: golden.wal.user_label },
        balance: { amount: msat(50_500), includesFee: false },
        passThru: { method: 'api' },
      },
    },
  });
});

test('one that a plain host settled keeps its proof, or that there is none', () => {
  const plain = (preimage: string | null) => ({
    ...written,
    progress: {
      status: 'settled',
      wtx: { ...golden, lnTx: { ...golden.lnTx, payment_preimage: preimage } },
      settledAt: 2,
    },
  });
  expect(upgradeRecord(plain(golden.lnTx.payment_preimage))).toMatchObject({
    state: { settlement: { fee: null, proof: { kind: 'verified' } } },
  });
  expect(upgradeRecord(plain(null))).toMatchObject({
    state: { settlement: { proof: { kind: 'missing' } } },
  });
  expect(upgradeRecord(plain('08'.repeat(32)))).toMatchObject({
    state: { settlement: { proof: { kind: 'wrong', given: '08'.repeat(32) } } },
  });
});

test.each([
  [{ status: 'submitting' }],
  [{ status: 'pending' }],
  [{ status: 'unknown', why: 'no-answer', nodeText: '' }],
])('%o stays as it is', (progress) => {
  expect(upgradeRecord({ ...written, progress })).toEqual({ ...written, state: progress });
});

test('a failure keeps its cause, the node’s words and its time', () => {
  const failure = { cause: 'no-route', nodeText: 'FAILURE_REASON_NO_ROUTE' };
  const progress = { status: 'failed', failure, failedAt: 5 };
  expect(upgradeRecord({ ...written, progress })).toEqual({
    ...written,
    state: { status: 'failed', failure, at: 5 },
  });
});

test('an attempt without a name has none', () => {
  const { idempotencyKey: _name, ...nameless } = written;
  const upgraded = upgradeRecord({ ...nameless, progress: { status: 'pending' } });
  expect(upgraded).not.toHaveProperty('idempotencyKey');
});

describe('what cannot be read', () => {
  test('of a settled payment leaves it settled, with its proof, and stays in the record', () => {
    for (const unread of [
      { ...wtx, num_satoshis: 'much' },
      { ...wtx, num_satoshis: -9e15 },
    ]) {
      const progress = { status: 'settled', wtx: unread, settledAt: 7 };
      expect(upgradeRecord({ ...written, progress })).toMatchObject({
        progress,
        state: {
          status: 'settled',
          at: 7,
          settlement: { amount: msat(900), proof: { kind: 'verified' }, memo: 'Test for DOCS' },
        },
      });
    }
    const progress = { status: 'settled', wtx: null, settledAt: 7 };
    expect(upgradeRecord({ ...written, progress })).toMatchObject({
      progress,
      state: { status: 'settled', settlement: { proof: { kind: 'missing' } } },
    });
  });

  test('of a state is never called failed or settled, and stays in the record', () => {
    for (const progress of [undefined, null, 'failed', { status: 'lost' }, { status: 'failed' }]) {
      expect(upgradeRecord({ ...written, progress })).toMatchObject({
        ...written,
        progress,
        state: { status: 'unknown' },
      });
    }
  });

  test('as a record at all is none', () => {
    for (const old of [
      null,
      'text',
      {},
      { ...written, paymentHash: 'short', progress: { status: 'pending' } },
      { ...written, amountMsat: 900, progress: { status: 'pending' } },
      { ...written, amountMsat: -1n, progress: { status: 'pending' } },
    ]) {
      expect(upgradeRecord(old)).toBeNull();
    }
  });
});
