import { expect, test } from 'vitest';
import { toNodePubkey, toPaymentHash } from '../hex.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { addMsat, msat, msatFromSat } from '../money.ts';
import { worstCase } from './fee-limit.ts';
import { findObstacle, type Circumstances } from './obstacle.ts';

const paymentHash = toPaymentHash('ab'.repeat(32));

const invoice: Invoice = {
  paymentRequest: 'lnbcrt1',
  network: 'regtest',
  amountMsat: msatFromSat(1000),
  paymentHash,
  paymentSecret: 'cd'.repeat(32),
  payee: toNodePubkey(`02${'ef'.repeat(32)}`),
  description: { kind: 'text', text: 'Coffee' },
  createdAt: 1_000,
  expiresAt: 4_600,
  minFinalCltvExpiryDelta: 18,
  routeHints: [],
  featureBits: [],
  fallbacks: [],
  metadata: null,
};

const capabilities = { network: 'regtest' as const, amountless: true };

const good: Circumstances = {
  invoice,
  amount: msatFromSat(1000),
  feeLimit: msatFromSat(50),
  feeLimitIsGood: true,
  capabilities,
  spendable: msatFromSat(100_000),
  before: null,
  online: true,
  now: 2_000_000,
};

const open = { ...invoice, amountMsat: null };

test('a good invoice has none, on any host', () => {
  expect(findObstacle(good)).toBeNull();
  expect(findObstacle({ ...good, capabilities: null })).toBeNull();
  expect(findObstacle({ ...good, capabilities: undefined, spendable: undefined })).toBeNull();
  expect(findObstacle({ ...good, before: 'failed' })).toBeNull();
});

test('what was paid or may have been paid is never paid again', () => {
  expect(findObstacle({ ...good, before: 'settled' })).toEqual({ kind: 'settled', paymentHash });
  for (const before of ['submitting', 'pending', 'unknown'] as const) {
    expect(findObstacle({ ...good, before })).toEqual({ kind: 'open', paymentHash });
  }
});

test('expires with the second that the invoice names', () => {
  expect(findObstacle({ ...good, now: 4_599_999 })).toBeNull();
  expect(findObstacle({ ...good, now: 4_600_000 })).toEqual({ kind: 'expired' });
});

test('another network is named only where the host names its own', () => {
  const mainnet = { ...good, invoice: { ...invoice, network: 'mainnet' as const } };
  expect(findObstacle(mainnet)).toEqual({ kind: 'wrong-network', wallet: 'regtest' });
  expect(findObstacle({ ...mainnet, capabilities: null })).toBeNull();
  expect(findObstacle({ ...mainnet, now: 4_600_000 })?.kind).toBe('wrong-network');
});

test('an invoice without an amount needs a host that takes one, and an amount', () => {
  const circumstances = { ...good, invoice: open, amount: null };
  expect(findObstacle(circumstances)).toEqual({ kind: 'no-amount' });
  expect(findObstacle({ ...circumstances, capabilities: null })).toEqual({
    kind: 'amount-needed-elsewhere',
  });
  expect(findObstacle({ ...circumstances, amount: msat(1) })).toBeNull();
});

test('a balance below the amount says what is missing, the fee limit included', () => {
  expect(findObstacle({ ...good, spendable: msat(999_500) })).toEqual({
    kind: 'balance-too-low',
    missing: 50_500n,
    spendable: 999_500n,
  });
});

test('a balance below the worst case says to what the limit can be lowered, and that then fits', () => {
  const spendable = msat(1_020_900);
  const obstacle = findObstacle({ ...good, spendable });
  expect(obstacle).toEqual({
    kind: 'no-room-for-fee',
    missing: 29_100n,
    spendable,
    lowerTo: 20_000n,
  });
  expect(worstCase(msatFromSat(1000), msatFromSat(20)) <= spendable).toBe(true);
  expect(findObstacle({ ...good, feeLimit: msatFromSat(20), spendable })).toBeNull();
});

test('the whole worst case may be spent', () => {
  const spendable = addMsat(msatFromSat(1000), msatFromSat(50));
  expect(findObstacle({ ...good, spendable })).toBeNull();
});

test('an amount that the wire cannot carry exactly is refused, whatever the balance', () => {
  const all = msatFromSat(2_100_000_000_000_000n);
  const circumstances = { ...good, invoice: open, amount: all, spendable: undefined };
  expect(findObstacle(circumstances)).toEqual({ kind: 'too-large' });
});

test('nothing is sent without a network', () => {
  expect(findObstacle({ ...good, online: false })).toEqual({ kind: 'offline' });
});
