import fc from 'fast-check';
import { expect, test } from 'vitest';
import { worstCase } from './fee-limit.ts';
import { addMsat, msat, msatFromSat } from '../money.ts';
import { shortfall } from './shortfall.ts';

const money = fc.bigInt({ min: 0n, max: 100_000_000_000n }).map((value) => msat(value));

test('says what is missing, the fee limit included', () => {
  const [amount, limit] = [msatFromSat(1000), msatFromSat(50)];
  expect(shortfall(amount, limit, msatFromSat(1050))).toBeNull();
  expect(shortfall(amount, limit, msatFromSat(900))).toEqual({
    kind: 'amount',
    missing: msatFromSat(150),
  });
  expect(shortfall(amount, limit, msat(1_020_500n))).toEqual({
    kind: 'fee-room',
    missing: msat(29_500n),
    lowerTo: msatFromSat(20),
  });
});

test('with what is missing, or with the limit lowered as offered, the money suffices', () => {
  fc.assert(
    fc.property(money, money, money, (amount, limit, spendable) => {
      const short = shortfall(amount, limit, spendable);
      if (short === null) {
        expect(worstCase(amount, limit) <= spendable).toBe(true);
        return;
      }
      expect(shortfall(amount, limit, addMsat(spendable, short.missing))).toBeNull();
      if (short.kind === 'fee-room') expect(shortfall(amount, short.lowerTo, spendable)).toBeNull();
    }),
  );
});
