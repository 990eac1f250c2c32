import { expect, test } from 'vitest';
import { msat, msatFromSat } from '#core/money.ts';
import { heldMsat, movedMoney, spendableMsat } from './wallet-money.ts';

const wallet = { id: 'wal_1', balance: 100 };

test('what is held cannot be spent', () => {
  const exact = { ...wallet, balance_msat: 100_500, held_msat: 30_000 };
  expect(spendableMsat(exact)).toBe(msat(70_500));
  expect(heldMsat(exact)).toBe(msat(30_000));
});

test('hosts without msat give whole sat', () => {
  expect(spendableMsat(wallet)).toBe(msatFromSat(100));
  expect(spendableMsat({ ...wallet, balance_msat: null })).toBe(msatFromSat(100));
});

test('a wallet below zero, or held beyond its balance, has nothing to spend', () => {
  expect(spendableMsat({ ...wallet, balance: -5 })).toBe(0n);
  expect(spendableMsat({ ...wallet, held_msat: 200_000 })).toBe(0n);
});

test('a transaction moves money in or out, exact where the host says so', () => {
  const wtx = { id: 'wtx_1', created_at: 1, num_satoshis: -2 };
  expect(movedMoney(wtx)).toEqual({ direction: 'out', amount: msatFromSat(2) });
  expect(movedMoney({ ...wtx, num_msat: -1500 })).toEqual({ direction: 'out', amount: msat(1500) });
  expect(movedMoney({ ...wtx, num_satoshis: 3 })).toEqual({
    direction: 'in',
    amount: msatFromSat(3),
  });
});
