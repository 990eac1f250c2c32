import { expect, test } from 'vitest';
import { toNodePubkey, toPaymentHash } from '#core/hex.ts';
import { msatFromSat } from '#core/money.ts';
import type { PaymentProgress, PaymentRecord } from '#src/lib/payments/payment-record.ts';
import { payingPhase } from './paying-phase.ts';

function record(progress: PaymentProgress): PaymentRecord {
  return {
    paymentHash: toPaymentHash('ab'.repeat(32)),
    paymentRequest: 'lnbcrt1',
    payee: toNodePubkey(`02${'ef'.repeat(32)}`),
    memo: null,
    host: 'https://example.com',
    walletId: 'wal_1',
    amountMsat: msatFromSat(1),
    feeLimitMsat: msatFromSat(1),
    startedAt: 1_000_000,
    progress,
  };
}

const after = (seconds: number) => 1_000_000 + seconds * 1000;

test('is on its way at first, then takes longer than usual', () => {
  const pending = record({ status: 'pending' });
  expect(payingPhase(pending, after(2))).toEqual({ kind: 'sending' });
  expect(payingPhase(pending, after(600))).toEqual({ kind: 'slow' });
});

test('a request that can no longer be answered is not known, whatever was written down', () => {
  const submitting = record({ status: 'submitting' });
  expect(payingPhase(submitting, after(40))).toEqual({ kind: 'slow' });
  expect(payingPhase(submitting, after(51))).toMatchObject({ kind: 'unknown', why: 'silence' });
});

test('a lost answer is not known at once', () => {
  const lost = record({ status: 'unknown', why: 'no-answer', nodeText: '' });
  expect(payingPhase(lost, after(0))).toMatchObject({ kind: 'unknown', why: 'no-answer' });
});
