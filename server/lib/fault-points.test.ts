import { expect, test } from 'vitest';
import { faultPointFrom } from './fault-points.ts';

function killsOf(environment: Parameters<typeof faultPointFrom>[0]): number[] {
  const kills: number[] = [];
  const faultPoint = faultPointFrom(environment, () => kills.push(n));
  let n = 1;
  for (; n <= 4; n += 1) {
    faultPoint('after-reserve');
    faultPoint('mid-settle');
  }
  return kills;
}

test('ends the process the first time, or the n-th', () => {
  expect(killsOf({ NODE_ENV: 'test', FAULT_AT: 'mid-settle' })).toEqual([1]);
  expect(killsOf({ NODE_ENV: 'test', FAULT_AT: 'mid-settle:3' })).toEqual([3]);
});

test('means nothing outside of tests', () => {
  expect(killsOf({ NODE_ENV: 'production', FAULT_AT: 'mid-settle' })).toEqual([]);
  expect(killsOf({ FAULT_AT: 'mid-settle' })).toEqual([]);
});
