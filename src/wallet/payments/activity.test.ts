import { describe, expect, test } from 'vitest';
import goldenWtx from '#core/lnpay/fixtures/golden-wtx.json' with { type: 'json' };
import * as v from 'valibot';
import { toNodePubkey, toPaymentHash } from '#core/hex.ts';
import { wtxSchema, type Wtx } from '#core/lnpay/wire.ts';
import { msat, msatFromSat } from '#core/money.ts';
import { mergeActivity } from './activity.ts';
import type { PaymentProgress, PaymentRecord } from './payment-record.ts';

const golden = v.parse(wtxSchema, goldenWtx);
const goldenHash = toPaymentHash(golden.lnTx?.r_hash_decoded ?? '');

const feeOf = (source: string, msats: number): Wtx => ({
  id: `wtx_fee_of_${source}`,
  created_at: golden.created_at,
  num_satoshis: -Math.ceil(msats / 1000),
  wtxType: { name: 'ln_network_fee' },
  lnTx: null,
  passThru: { source_transaction: source },
});

const deposit: Wtx = {
  id: 'wtx_deposit',
  created_at: golden.created_at - 100,
  num_satoshis: 20,
  wtxType: { name: 'ln_deposit' },
  lnTx: null,
};

function record(byte: string, progress: PaymentProgress, startedAt = 1): PaymentRecord {
  return {
    paymentHash: toPaymentHash(byte.repeat(32)),
    paymentRequest: 'lnbc1',
    payee: toNodePubkey(`02${'ef'.repeat(32)}`),
    memo: `memo ${byte}`,
    host: 'https://example.com',
    walletId: 'wal_1',
    amountMsat: msatFromSat(10),
    feeLimitMsat: msatFromSat(1),
    startedAt,
    progress,
  };
}

test('a withdrawal and its network fee are one entry', () => {
  const [entry, ...others] = mergeActivity([], [feeOf(golden.id, 1234), golden]);
  expect(others).toEqual([]);
  expect(entry).toMatchObject({
    status: 'paid',
    paymentHash: goldenHash,
    amount: msatFromSat(1),
    fee: { exact: null, charged: msatFromSat(2) },
    memo: 'Test for DOCS',
  });
});

test('a network fee whose withdrawal is on another page stands alone', () => {
  const [entry] = mergeActivity([], [feeOf('wtx_elsewhere', 1000)]);
  expect(entry).toMatchObject({ status: 'paid', type: 'ln_network_fee', paymentHash: null });
});

test('a payment that this device and the host both know is one entry', () => {
  const settled: PaymentRecord = {
    ...record('ab', { status: 'settled', wtx: golden, settledAt: 2 }),
    paymentHash: goldenHash,
  };
  expect(mergeActivity([settled], [golden])).toHaveLength(1);
  expect(mergeActivity([settled], [])).toMatchObject([
    { status: 'paid', paymentHash: goldenHash, amount: msatFromSat(1) },
  ]);
});

test('what is not decided comes first, then the newest', () => {
  const records = [
    record('aa', { status: 'unknown', why: 'no-answer', nodeText: '' }, 5),
    record('bb', { status: 'failed', failure: { cause: 'other', nodeText: '' }, failedAt: 2 }, 2),
    record('cc', { status: 'pending' }, 9),
  ];
  const merged = mergeActivity(records, [deposit, golden]);
  expect(merged.map((entry) => entry.status)).toEqual([
    'on-its-way',
    'unknown',
    'paid',
    'received',
    'failed',
  ]);
});

test('amounts are exact where the host gives msat', () => {
  const exact: Wtx = { ...golden, num_msat: -1500, num_satoshis: -2 };
  expect(mergeActivity([], [exact])[0]?.amount).toBe(msat(1500));
});

describe('a withdrawal that the host lists before it is paid', () => {
  const unsettled: Wtx = {
    ...golden,
    id: 'wtx_open',
    lnTx: golden.lnTx && { ...golden.lnTx, settled: 0 },
  };

  test('is on its way', () => {
    expect(mergeActivity([], [unsettled])).toMatchObject([
      { id: 'wtx_open', status: 'on-its-way', paymentHash: goldenHash },
    ]);
  });

  test('neither hides what this device knows, nor is shown beside it', () => {
    const own = { ...record('ab', { status: 'pending' }), paymentHash: goldenHash };
    expect(mergeActivity([own], [unsettled])).toMatchObject([
      { id: goldenHash, status: 'on-its-way', memo: 'memo ab' },
    ]);
    const settled: PaymentRecord = {
      ...own,
      progress: { status: 'settled', wtx: golden, settledAt: 2 },
    };
    expect(mergeActivity([settled], [unsettled])).toMatchObject([{ status: 'paid' }]);
  });

  test('gives way to the same one, paid', () => {
    const merged = mergeActivity([], [unsettled, golden]);
    expect(merged).toMatchObject([{ id: golden.id, status: 'paid' }]);
  });
});
