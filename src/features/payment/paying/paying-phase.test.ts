import { expect, test } from 'vitest';
import { toNodePubkey, toPaymentHash } from '#core/hex.ts';
import { msatFromSat } from '#core/money.ts';
import type { LastQuestion } from '#src/wallet/payments/last-question.ts';
import type { PaymentProgress, PaymentRecord } from '#src/wallet/payments/payment-record.ts';
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

const at = (seconds: number) => 1_000_000 + seconds * 1000;
const after = (seconds: number, question?: LastQuestion) => ({
  ownWallet: true,
  question,
  now: at(seconds),
});
const pending = record({ status: 'pending' });
const submitting = record({ status: 'submitting' });
const lost = record({ status: 'unknown', why: 'no-answer', nodeText: '' });

test('is on its way at first, then takes longer than usual', () => {
  expect(payingPhase(pending, after(2))).toEqual({ kind: 'sending' });
  expect(payingPhase(pending, after(600, { trouble: null, toldAt: at(590) }))).toEqual({
    kind: 'slow',
  });
});

test('a request that can no longer be answered is not known, whatever was written down', () => {
  expect(payingPhase(submitting, after(40))).toEqual({ kind: 'slow' });
  expect(payingPhase(submitting, after(51))).toMatchObject({ kind: 'unknown', why: 'silence' });
});

test('a lost answer is not known at once', () => {
  expect(payingPhase(lost, after(0))).toMatchObject({ kind: 'unknown', why: 'no-answer' });
});

test('“on its way” holds only as long as the host says it', () => {
  const silentSince = (told: number | null) => ({ trouble: 'unreachable' as const, toldAt: told });
  expect(payingPhase(pending, after(600, silentSince(at(595)))).kind).toBe('slow');
  const unreachable = { kind: 'unknown', why: 'unreachable' };
  expect(payingPhase(pending, after(600, silentSince(at(580))))).toMatchObject(unreachable);
  expect(payingPhase(pending, after(600, silentSince(null)))).toMatchObject(unreachable);
  expect(payingPhase(pending, after(5, silentSince(null))).kind).toBe('sending');
});

test('of a host that cannot look up, nothing more is heard', () => {
  const nothing = { trouble: 'says-nothing' as const, toldAt: null };
  expect(payingPhase(pending, after(120, nothing)).kind).toBe('slow');
  expect(payingPhase(pending, after(200, nothing))).toMatchObject({ why: 'says-nothing' });
});

test('where nobody can ask, that is said first', () => {
  const refused = { trouble: 'key-refused' as const, toldAt: at(1) };
  expect(payingPhase(lost, after(2, refused))).toMatchObject({ why: 'key-refused' });
  expect(payingPhase(pending, { ...after(2), ownWallet: false })).toMatchObject({
    why: 'other-wallet',
  });
});

test('of a clock that was set back since, the age is not known, and it counts as old', () => {
  expect(payingPhase(submitting, after(-86_400))).toMatchObject({ why: 'silence' });
  expect(payingPhase(submitting, after(-1))).toEqual({ kind: 'sending' });
});
