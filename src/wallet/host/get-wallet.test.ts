import { expect, test } from 'vitest';
import { msat, msatFromSat } from '#core/money.ts';
import { toWallet } from './get-wallet.ts';

const wallet = { id: 'wal_1', balance: 100 };

test('what is held cannot be spent', () => {
  const exact = toWallet({ ...wallet, balance_msat: 100_500, held_msat: 30_000 });
  expect(exact).toMatchObject({ spendable: msat(70_500), held: msat(30_000) });
});

test('hosts without msat give whole sat, and hold nothing', () => {
  for (const plain of [wallet, { ...wallet, balance_msat: null }]) {
    expect(toWallet(plain)).toMatchObject({ spendable: msatFromSat(100), held: null });
  }
});

test('a wallet below zero, or held beyond its balance, has nothing to spend', () => {
  expect(toWallet({ ...wallet, balance: -5 }).spendable).toBe(0n);
  expect(toWallet({ ...wallet, held_msat: 200_000 }).spendable).toBe(0n);
});
