import { expect, test } from 'vitest';
import { duration, relativeTime, timeLeft } from './time.ts';

const SECOND = 1000;
const HOUR = 3_600_000;
const plain = (text: string) => text.replace(/\s/g, ' ');

test('what is left counts down in its two largest units and never below zero', () => {
  const words = [90_061 * SECOND, HOUR + 61 * SECOND, 65_900, 59_999, 999, 0, -5].map((left) =>
    plain(timeLeft(left)),
  );
  expect(words).toEqual([
    '1 day 1 hr',
    '1 hr 1 min',
    '1 min 05 sec',
    '59 sec',
    '0 sec',
    '0 sec',
    '0 sec',
  ]);
});

test('a short duration is exact to the hundredth of a second', () => {
  expect(plain(duration(840))).toBe('0.84 seconds');
  expect(plain(duration(12_400))).toBe('12 seconds');
  expect(plain(duration(125_000))).toBe('2 min 05 sec');
});

test('how long ago', () => {
  expect(relativeTime(0, 10 * SECOND)).toBe('just now');
  expect(relativeTime(0, 4 * 60 * SECOND)).toBe('4 minutes ago');
  expect(relativeTime(0, 26 * HOUR)).toBe('yesterday');
  expect(relativeTime(2 * HOUR, 0)).toBe('in 2 hours');
});
