import fc from 'fast-check';
import { expect, test } from 'vitest';
import { msat, msatFromSat } from '#core/money.ts';
import {
  changeUnit,
  chooseMsat,
  chosenMsat,
  DEFAULT_CHOICE,
  limitText,
  percentOf,
  typeLimit,
} from './fee-limit-choice.ts';

const AMOUNT = msatFromSat(25_000);

test('begins with 5 % and follows the amount', () => {
  expect(chosenMsat(DEFAULT_CHOICE, AMOUNT)).toBe(1_250_000n);
  expect(chosenMsat(DEFAULT_CHOICE, msatFromSat(100))).toBe(5_000n);
  expect(limitText(DEFAULT_CHOICE, AMOUNT)).toBe('1250');
});

test('a percentage follows the amount, a number of sat does not', () => {
  const percent = typeLimit(changeUnit(DEFAULT_CHOICE, 'percent'), '0.5');
  expect(chosenMsat(percent, AMOUNT)).toBe(125_000n);
  expect(chosenMsat(percent, msatFromSat(1000))).toBe(5_000n);
  const sat = typeLimit(DEFAULT_CHOICE, '125');
  expect(chosenMsat(sat, msatFromSat(1000))).toBe(125_000n);
});

test('zero stays zero', () => {
  const choice = typeLimit(DEFAULT_CHOICE, '0');
  expect(choice.problem).toBeNull();
  expect(chosenMsat(choice, AMOUNT)).toBe(0n);
});

test('nonsense keeps the text and its reason, and does not change what was chosen', () => {
  const choice = typeLimit(typeLimit(DEFAULT_CHOICE, '125'), '125x');
  expect(choice.problem).toBe('not-a-number');
  expect(limitText(choice, AMOUNT)).toBe('125x');
  expect(chosenMsat(choice, AMOUNT)).toBe(125_000n);
  expect(changeUnit(choice, 'msat').problem).toBeNull();
});

test('a percentage that does not divide evenly says so', () => {
  const choice = chooseMsat(msat(123_457));
  expect(percentOf(choice, AMOUNT)).toEqual({ text: '0.4938', exact: false });
  expect(percentOf(chooseMsat(msat(125_000)), AMOUNT)).toEqual({ text: '0.5', exact: true });
});

test('no sequence of unit changes alters what is sent', () => {
  const unit = fc.constantFrom('sat', 'msat', 'percent');
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10_000_000_000n }),
      fc.bigInt({ min: 1n, max: 1_000_000_000_000n }),
      fc.array(unit),
      (limit, amount, units) => {
        const choice = units.reduce(changeUnit, chooseMsat(msat(limit)));
        expect(chosenMsat(choice, msat(amount))).toBe(limit);
      },
    ),
  );
});
