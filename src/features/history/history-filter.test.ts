import { describe, expect, test } from 'vitest';
import { toPaymentHash } from '#core/hex.ts';
import { msat, msatFromSat } from '#core/money.ts';
import type { Activity } from '#src/wallet/payments/activity.ts';
import { NO_FILTER, filterHistory, groupOf, filterCount, noteId } from './history-filter.ts';

const NOON = new Date(2026, 10, 14, 12).getTime();

function activity(id: string, change: Partial<Activity> = {}): Activity {
  return {
    id,
    kind: 'payment',
    direction: 'out',
    status: 'settled',
    paymentHash: null,
    amount: msatFromSat(25_000),
    fee: null,
    memo: null,
    lnTxId: null,
    payee: null,
    paymentRequest: null,
    at: NOON,
    ...change,
  };
}

const HASH = toPaymentHash('ab'.repeat(32));
const list = [
  activity('tap', { memo: 'Mended the TAP', paymentHash: HASH, payee: `02${'cd'.repeat(32)}` }),
  activity('odd', { amount: msat(1_234_567), status: 'unknown' }),
  activity('gift', { kind: 'deposit', direction: 'in', at: NOON + 86_400_000 }),
  activity('moved', { kind: 'transfer', direction: 'in', amount: msatFromSat(7) }),
  activity('lost', { status: 'failed', lnTxId: 'lntx_1', amount: msatFromSat(8) }),
];
const notes = new Map<string, string>([
  [HASH, 'the plumber'],
  ['lntx_1', 'try again'],
]);

function found(change: Partial<typeof NO_FILTER>): string[] {
  return filterHistory(list, { ...NO_FILTER, ...change }, notes).map(({ id }) => id);
}

describe('search', () => {
  test.each([
    ['', ['tap', 'odd', 'gift', 'moved', 'lost']],
    ['  mended tap ', ['tap']],
    ['plumber', ['tap']],
    ['try', ['lost']],
    ['cdcdcd', ['tap']],
    ['ABABAB', ['tap']],
    ['25000', ['tap', 'gift']],
    ['25 000', ['tap', 'gift']],
    ['1234.5', ['odd']],
    ['1234567', ['odd']],
    ['tap unheard', []],
  ])('%j', (search, ids) => expect(found({ search })).toEqual(ids));
});

test('by state: what is not decided is neither done nor failed', () => {
  expect(found({ state: 'open' })).toEqual(['odd']);
  expect(found({ state: 'done' })).toEqual(['tap', 'gift', 'moved']);
  expect(found({ state: 'failed' })).toEqual(['lost']);
});

test('by kind', () => {
  expect(found({ kind: 'payment' })).toEqual(['tap', 'odd', 'lost']);
  expect(found({ kind: 'deposit' })).toEqual(['gift']);
  expect(found({ kind: 'transfer' })).toEqual(['moved']);
  for (const kind of ['network-fee', 'credit', 'other'] as const) {
    expect(groupOf(activity('x', { kind }))).toBe('transfer');
  }
});

test('by day, both days included', () => {
  expect(found({ from: '2026-11-15' })).toEqual(['gift']);
  expect(found({ to: '2026-11-14' })).not.toContain('gift');
  expect(found({ from: '2026-11-14', to: '2026-11-15' })).toHaveLength(5);
  expect(found({ from: 'yesterday' })).toHaveLength(5);
});

test('counts the filters that are set', () => {
  expect(filterCount({ ...NO_FILTER, search: 'x' })).toBe(0);
  expect(filterCount({ ...NO_FILTER, state: 'open', to: '2026-01-01' })).toBe(2);
});

test('a note stays with its payment whether this device or the host lists it', () => {
  expect(noteId(activity('wtx_1', { paymentHash: HASH, lnTxId: 'lntx_2' }))).toBe(HASH);
});
