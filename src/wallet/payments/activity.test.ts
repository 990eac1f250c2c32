import { describe, expect, test } from 'vitest';
import goldenWtx from '#core/lnpay/fixtures/golden-wtx.json' with { type: 'json' };
import * as v from 'valibot';
import { toNodePubkey, toPaymentHash } from '#core/hex.ts';
import { settledPayment } from '#core/lnpay/settled-wtx.ts';
import { wtxSchema, type Wtx } from '#core/lnpay/wire.ts';
import { msat, msatFromSat } from '#core/money.ts';
import type { PaymentState } from '#core/payment/payment-state.ts';
import { toTransaction } from '../host/transaction.ts';
import { mergeActivity } from './activity.ts';
import type { PaymentRecord } from './payment-record.ts';

const goldenWire = v.parse(wtxSchema, goldenWtx);
const goldenHash = toPaymentHash(goldenWire.lnTx?.r_hash_decoded ?? '');
const golden = toTransaction(goldenWire);
const settled: PaymentState = {
  status: 'settled',
  settlement: settledPayment(goldenWire, { paymentHash: goldenHash }),
  at: 2,
};

const feeOf = (source: string, msats: number) =>
  toTransaction({
    id: `wtx_fee_of_${source}`,
    created_at: goldenWire.created_at,
    num_satoshis: -Math.ceil(msats / 1000),
    wtxType: { name: 'ln_network_fee' },
    lnTx: null,
    passThru: { source_transaction: source },
  });

const deposit = toTransaction({
  id: 'wtx_deposit',
  created_at: goldenWire.created_at - 100,
  num_satoshis: 20,
  wtxType: { name: 'ln_deposit' },
  lnTx: null,
});

function record(byte: string, state: PaymentState, startedAt = 1): PaymentRecord {
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
    state,
  };
}

test('a payment and its network fee are one entry', () => {
  const [entry, ...others] = mergeActivity([], [feeOf(golden.id, 1234), golden]);
  expect(others).toEqual([]);
  expect(entry).toMatchObject({
    kind: 'payment',
    status: 'settled',
    paymentHash: goldenHash,
    amount: msatFromSat(1),
    fee: { exact: null, charged: msatFromSat(2) },
    memo: 'Test for DOCS',
  });
});

test('a network fee whose payment is on another page stands alone', () => {
  const [entry] = mergeActivity([], [feeOf('wtx_elsewhere', 1000)]);
  expect(entry).toMatchObject({ kind: 'network-fee', status: 'settled', paymentHash: null });
});

test('a payment that this device and the host both know is one entry', () => {
  const own: PaymentRecord = { ...record('ab', settled), paymentHash: goldenHash };
  expect(mergeActivity([own], [golden])).toHaveLength(1);
  expect(mergeActivity([own], [])).toMatchObject([
    { id: goldenHash, status: 'settled', paymentHash: goldenHash, amount: msatFromSat(1) },
  ]);
  expect(mergeActivity([own], [feeOf(golden.id, 1234)])).toContainEqual(
    expect.objectContaining({ id: goldenHash, fee: { exact: null, charged: msatFromSat(2) } }),
  );
});

test('what is not decided comes first, then the newest', () => {
  const records = [
    record('aa', { status: 'unknown', why: 'no-answer', nodeText: '' }, 5),
    record('bb', { status: 'failed', failure: { cause: 'other', nodeText: '' }, at: 2 }, 2),
    record('cc', { status: 'pending' }, 9),
  ];
  const merged = mergeActivity(records, [deposit, golden]);
  expect(merged.map(({ direction, status }) => [direction, status])).toEqual([
    ['out', 'pending'],
    ['out', 'unknown'],
    ['out', 'settled'],
    ['in', 'settled'],
    ['out', 'failed'],
  ]);
});

test('amounts are exact where the host gives msat', () => {
  const exact = toTransaction({ ...goldenWire, num_msat: -1500, num_satoshis: -2 });
  expect(mergeActivity([], [exact])[0]?.amount).toBe(msat(1500));
});

describe('a payment that the host lists before it is settled', () => {
  const wire: Wtx = {
    ...goldenWire,
    id: 'wtx_open',
    lnTx: goldenWire.lnTx && { ...goldenWire.lnTx, settled: 0 },
  };
  const unsettled = toTransaction(wire);

  test('is pending', () => {
    expect(mergeActivity([], [unsettled])).toMatchObject([
      { id: 'wtx_open', status: 'pending', paymentHash: goldenHash },
    ]);
  });

  test('neither hides what this device knows, nor is shown beside it', () => {
    const own = { ...record('ab', { status: 'pending' }), paymentHash: goldenHash };
    expect(mergeActivity([own], [unsettled])).toMatchObject([
      { id: goldenHash, status: 'pending', memo: 'memo ab' },
    ]);
    expect(mergeActivity([{ ...own, state: settled }], [unsettled])).toMatchObject([
      { status: 'settled' },
    ]);
  });

  test('gives way to the same one, settled', () => {
    const merged = mergeActivity([], [unsettled, golden]);
    expect(merged).toMatchObject([{ id: golden.id, status: 'settled' }]);
  });
});
