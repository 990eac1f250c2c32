import { expect, test } from 'vitest';
import { toNodePubkey, toPaymentHash } from '#core/hex.ts';
import { msatFromSat } from '#core/money.ts';
import type { PaymentRecord } from '#src/wallet/payments/payment-record.ts';
import { supportText } from './support-text.ts';

const record: PaymentRecord = {
  paymentHash: toPaymentHash('ab'.repeat(32)),
  paymentRequest: 'lnbcrt1',
  payee: toNodePubkey(`02${'ef'.repeat(32)}`),
  memo: 'Lunch',
  host: 'https://lnpay.example',
  walletId: 'wal_1',
  amountMsat: msatFromSat(25_000),
  feeLimitMsat: msatFromSat(1_250),
  startedAt: 0,
  state: { status: 'pending' },
};

test('carries the exact words, the time, the payment hash and the host', () => {
  const words = 'Unable to pay LN Invoice: FAILURE_REASON_TIMEOUT';
  const text = supportText(record, words, Date.UTC(2026, 10, 23, 9, 0, 1));
  expect(text.split('\n')).toEqual([
    `Words: ${words}`,
    'Time: 2026-11-23T09:00:01.000Z',
    `Payment hash: ${'ab'.repeat(32)}`,
    'Host: https://lnpay.example',
    'Amount: 25000000 msat',
    'Fee limit: 1250000 msat',
  ]);
});

test.each([
  'waka_n6wJQXvQYGLL5QV4wDXbLLb',
  'waklw_n6wJQXvQYGLL5QV4wDXbLLb',
  'pak_O0iUMxk8kK_qUzkT4YKFvp1ZsUtp',
  'sak_KkKkKkKkKkneieivTI05Fm3YzTza4N',
])('never a key, where a host repeats it: %s', (key) => {
  const text = supportText(
    record,
    `No wallet at /v1/wallet/${key}/withdraw?access-token=${key}`,
    0,
  );
  expect(text).not.toContain(key.slice(5));
  expect(text).toContain('No wallet at /v1/wallet/');
});

test('says that the host gave no reason', () => {
  expect(supportText(record, '', 0)).toContain('gave no reason');
});
