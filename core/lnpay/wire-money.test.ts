import { expect, test } from 'vitest';
import { msat, msatFromSat } from '../money.ts';
import { exactFee, movedMoney } from './wire-money.ts';

test('a transaction moves money in or out, exact where the host says so', () => {
  const wtx = { num_satoshis: -2 };
  expect(movedMoney(wtx)).toEqual({ direction: 'out', amount: msatFromSat(2) });
  expect(movedMoney({ ...wtx, num_msat: -1500 })).toEqual({ direction: 'out', amount: msat(1500) });
  expect(movedMoney({ ...wtx, num_satoshis: 3 })).toEqual({
    direction: 'in',
    amount: msatFromSat(3),
  });
});

test('a fee that a host does not give, or gives below zero, is not known', () => {
  expect(exactFee({ fee_msat: 1234 })).toBe(msat(1234));
  expect(exactFee({ fee_msat: 0 })).toBe(msat(0));
  for (const fee_msat of [null, undefined, -1]) expect(exactFee({ fee_msat })).toBeNull();
});
