import { expect, test } from 'vitest';
import { toNodePubkey, toPaymentHash } from '#core/hex.ts';
import { msatFromSat } from '#core/money.ts';
import type { PaymentState } from '#core/payment/payment-state.ts';
import type { LastAsked } from '#src/wallet/payments/last-asked.ts';
import type { PaymentRecord } from '#src/wallet/payments/payment-record.ts';
import { payingPhase } from './paying-phase.ts';

function record(state: PaymentState): PaymentRecord {
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
    state,
  };
}

const at = (seconds: number) => 1_000_000 + seconds * 1000;
const after = (seconds: number, lastAsked?: LastAsked) => ({
  ownWallet: true,
  lastAsked,
  now: at(seconds),
});
const pending = record({ status: 'pending' });
const submitting = record({ status: 'submitting' });
const lost = record({ status: 'unknown', why: 'no-answer', nodeText: '' });

test('is under way at first, then takes longer than usual', () => {
  expect(payingPhase(pending, after(2))).toEqual({ kind: 'sending' });
  expect(payingPhase(pending, after(600, { trouble: null, answeredAt: at(590) }))).toEqual({
    kind: 'slow',
  });
});

test('a request that has timed out is unknown, whatever was written down', () => {
  expect(payingPhase(submitting, after(40))).toEqual({ kind: 'slow' });
  expect(payingPhase(submitting, after(51))).toMatchObject({ kind: 'unknown', why: 'overdue' });
});

test('a lost answer is unknown at once', () => {
  expect(payingPhase(lost, after(0))).toMatchObject({ kind: 'unknown', why: 'no-answer' });
});

test('“pending” holds only as long as the host confirms it', () => {
  const unreachableSince = (answeredAt: number | null) => ({
    trouble: 'unreachable' as const,
    answeredAt,
  });
  expect(payingPhase(pending, after(600, unreachableSince(at(595)))).kind).toBe('slow');
  const unreachable = { kind: 'unknown', why: 'unreachable' };
  expect(payingPhase(pending, after(600, unreachableSince(at(580))))).toMatchObject(unreachable);
  expect(payingPhase(pending, after(600, unreachableSince(null)))).toMatchObject(unreachable);
  expect(payingPhase(pending, after(5, unreachableSince(null))).kind).toBe('sending');
});

test('a host that cannot look up says nothing more', () => {
  const nothing = { trouble: 'not-listed' as const, answeredAt: null };
  expect(payingPhase(pending, after(120, nothing)).kind).toBe('slow');
  expect(payingPhase(pending, after(200, nothing))).toMatchObject({ why: 'not-listed' });
});

test('that the host cannot be asked comes first', () => {
  const refused = { trouble: 'key-refused' as const, answeredAt: at(1) };
  expect(payingPhase(lost, after(2, refused))).toMatchObject({ why: 'key-refused' });
  expect(payingPhase(pending, { ...after(2), ownWallet: false })).toMatchObject({
    why: 'other-wallet',
  });
});

test('when the clock was set back, the age is not known, and the payment counts as old', () => {
  expect(payingPhase(submitting, after(-86_400))).toMatchObject({ why: 'overdue' });
  expect(payingPhase(submitting, after(-1))).toEqual({ kind: 'sending' });
});
