import * as v from 'valibot';
import { expect, test } from 'vitest';
import golden from '#core/lnpay/fixtures/golden-wtx.json' with { type: 'json' };
import { lnTxSchema } from '#core/lnpay/wire.ts';
import { depositStatus, toDeposit } from './deposit.ts';

const paid = v.parse(lnTxSchema, golden.lnTx);
const open = { ...paid, settled: 0 as const, expires_at: 1000 };

test('an invoice is pending until it is paid, or a little after it expires', () => {
  expect(depositStatus(toDeposit(open), 1_000_000)).toBe('pending');
  expect(depositStatus(toDeposit(open), 1_030_000)).toBe('pending');
  expect(depositStatus(toDeposit(open), 1_070_000)).toBe('expired');
});

test('what is settled stays settled, and without an expiry it is pending', () => {
  expect(depositStatus(toDeposit({ ...open, settled: 1 }), 9_000_000)).toBe('settled');
  expect(depositStatus(toDeposit({ ...open, expires_at: null }), 9_000_000)).toBe('pending');
});
