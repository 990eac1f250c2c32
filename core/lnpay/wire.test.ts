import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import golden from './fixtures/golden-wtx.json' with { type: 'json' };
import { apiErrorSchema, isSettled, walletSchema, wtxSchema } from './wire.ts';

describe("LNPay's documented WTX", () => {
  test('is read without losing anything', () => {
    expect(v.parse(wtxSchema, golden)).toEqual(golden);
  });

  test('with the fields of newer hosts, and with unknown ones, which are kept', () => {
    const newer = {
      ...golden,
      wal: { ...golden.wal, balance_msat: null, walletType: { name: 'generic_wallet' } },
      lnTx: { ...golden.lnTx, fee_msat: 1500, ln_node_id: 'lnod_2', is_amp: 0, payment_addr: 'ab' },
      from_the_future: { a: [1] },
    };
    expect(v.parse(wtxSchema, newer)).toEqual(newer);
  });

  test('as a transfer or a network fee, which has no lnTx', () => {
    expect(v.parse(wtxSchema, { ...golden, lnTx: null, passThru: [] }).lnTx).toBeNull();
  });

  test('with whole numbers as strings, as PHP may send them', () => {
    const wtx = v.parse(wtxSchema, { ...golden, num_satoshis: '-1', created_at: '1582462278' });
    expect(wtx.num_satoshis).toBe(-1);
    expect(wtx.created_at).toBe(1582462278);
  });

  test.each([
    ['no id', { ...golden, id: undefined }],
    ['a fractional amount', { ...golden, num_satoshis: -1.5 }],
    ['an amount beyond what a number holds', { ...golden, num_satoshis: 2 ** 60 }],
    ['more sat than there can be', { ...golden, num_satoshis: 2_100_000_000_000_001 }],
    ['an array', [golden]],
    ['nothing', null],
  ])('%s is refused', (_name, body) => {
    expect(v.safeParse(wtxSchema, body).success).toBe(false);
  });
});

test('a wallet of the oldest hosts', () => {
  expect(v.parse(walletSchema, { id: 'wal_1', balance: 19 }).balance).toBe(19);
});

test('settled is 1 or true', () => {
  const lnTx = v.parse(wtxSchema, golden).lnTx;
  expect(lnTx && isSettled(lnTx)).toBe(true);
  expect(lnTx && isSettled({ ...lnTx, settled: 0 })).toBe(false);
  expect(lnTx && isSettled({ ...lnTx, settled: true })).toBe(true);
});

test("LNPay's error, with and without words", () => {
  const body = { name: 'Bad Request', message: 'invoice is already paid', code: 0, status: 400 };
  expect(v.parse(apiErrorSchema, body)).toEqual(body);
  expect(v.parse(apiErrorSchema, { ...body, message: null }).message).toBe('');
});
