import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LNPAY_FEE_DEFAULT, percentText } from '#core/payment/fee-limit.ts';
import { msat, msatFromSat } from '#core/money.ts';
import {
  changeUnit,
  chooseMsat,
  chosenMsat,
  limitText,
  percentOf,
  typeLimit,
  usualChoice,
} from './fee-limit-choice.ts';

const AMOUNT = msatFromSat(25_000);
const USUAL = usualChoice(LNPAY_FEE_DEFAULT);

test('begins with 5 % and follows the amount', () => {
  expect(chosenMsat(USUAL, AMOUNT)).toBe(1_250_000n);
  expect(chosenMsat(USUAL, msatFromSat(100))).toBe(5_000n);
  expect(limitText(USUAL, AMOUNT)).toBe('1250');
});

test('one’s own default follows the amount down to its floor', () => {
  const own = usualChoice({
    limit: { unit: 'percent', ppm: 10_000n },
    floor: msatFromSat(10),
  });
  expect(chosenMsat(own, AMOUNT)).toBe(250_000n);
  expect(chosenMsat(own, msatFromSat(20))).toBe(10_000n);
  expect(chosenMsat(chooseMsat(own, msat(0)), AMOUNT)).toBe(0n);
});

test('a percentage follows the amount, a number of sat does not', () => {
  const percent = typeLimit(changeUnit(USUAL, 'percent'), '0.5');
  expect(chosenMsat(percent, AMOUNT)).toBe(125_000n);
  expect(chosenMsat(percent, msatFromSat(1000))).toBe(5_000n);
  const sat = typeLimit(USUAL, '125');
  expect(chosenMsat(sat, msatFromSat(1000))).toBe(125_000n);
});

test('zero stays zero', () => {
  const choice = typeLimit(USUAL, '0');
  expect(choice.problem).toBeNull();
  expect(chosenMsat(choice, AMOUNT)).toBe(0n);
});

test('an invalid text keeps its problem, and does not change what was chosen', () => {
  const choice = typeLimit(typeLimit(USUAL, '125'), '125x');
  expect(choice.problem).toBe('not-a-number');
  expect(limitText(choice, AMOUNT)).toBe('125x');
  expect(chosenMsat(choice, AMOUNT)).toBe(125_000n);
  expect(changeUnit(choice, 'msat').problem).toBeNull();
});

test('a percentage that does not divide evenly says so', () => {
  const choice = chooseMsat(USUAL, msat(123_457));
  expect(percentOf(choice, AMOUNT)).toEqual({ text: '0.4938', exact: false });
  expect(percentOf(chooseMsat(USUAL, msat(125_000)), AMOUNT)).toEqual({ text: '0.5', exact: true });
});

test('no sequence of unit changes alters what is sent, of a default and of a percentage neither', () => {
  const ppm = fc.bigInt({ min: 0n, max: 1_000_000n });
  const percent = ppm.map((value) => typeLimit(changeUnit(USUAL, 'percent'), percentText(value)));
  const usual = fc.record({
    limit: ppm.map((value) => ({ unit: 'percent' as const, ppm: value })),
    floor: fc.bigInt({ min: 0n, max: 1_000_000n }).map((value) => msat(value)),
  });
  fc.assert(
    fc.property(
      fc.oneof(percent, usual.map(usualChoice)),
      fc.bigInt({ min: 1n, max: 1_000_000_000_000n }),
      fc.array(fc.constantFrom('sat', 'msat', 'percent')),
      (choice, amount, units) => {
        const changed = units.reduce(changeUnit, choice);
        expect(chosenMsat(changed, msat(amount))).toBe(chosenMsat(choice, msat(amount)));
      },
    ),
  );
});

test('no sequence of unit changes alters a limit in msat', () => {
  const unit = fc.constantFrom('sat', 'msat', 'percent');
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10_000_000_000n }),
      fc.bigInt({ min: 1n, max: 1_000_000_000_000n }),
      fc.array(unit),
      (limit, amount, units) => {
        const choice = units.reduce(changeUnit, chooseMsat(USUAL, msat(limit)));
        expect(chosenMsat(choice, msat(amount))).toBe(limit);
      },
    ),
  );
});
