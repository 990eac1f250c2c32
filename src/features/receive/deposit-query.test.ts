import * as v from 'valibot';
import { expect, test } from 'vitest';
import golden from '#core/lnpay/fixtures/golden-wtx.json' with { type: 'json' };
import { lnTxSchema } from '#core/lnpay/wire.ts';
import { depositState } from './deposit-query.ts';

const paid = v.parse(lnTxSchema, golden.lnTx);
const open = { ...paid, settled: 0 as const, expires_at: 1000 };

test('an invoice waits until it is paid, or a little after it expires', () => {
  expect(depositState(open, 1_000_000)).toBe('waiting');
  expect(depositState(open, 1_030_000)).toBe('waiting');
  expect(depositState(open, 1_070_000)).toBe('expired');
});

test('what is paid stays paid, and without an expiry it waits', () => {
  expect(depositState({ ...open, settled: 1 }, 9_000_000)).toBe('received');
  expect(depositState({ ...open, expires_at: null }, 9_000_000)).toBe('waiting');
});
