import { expect, test } from 'vitest';
import { msat, msatFromSat } from '#core/money.ts';
import { needsFloor, noRouteCause } from './no-route-cause.ts';

const limit = msatFromSat(50);
const route = (fee: bigint) => ({ kind: 'route' as const, fee: msat(fee), probability: null });

test('distinguishes a limit that is too low from a path that does not exist', () => {
  expect(noRouteCause(route(50_001n), limit)).toEqual({ kind: 'limit-too-low', fee: 50_001n });
  expect(noRouteCause(route(50_000n), limit)).toEqual({ kind: 'within-limit', fee: 50_000n });
  expect(noRouteCause({ kind: 'no-path' }, limit)).toEqual({ kind: 'no-path' });
});

test('is unknown where the host cannot say, and asks until it answers', () => {
  expect(noRouteCause({ kind: 'none' }, limit)).toEqual({ kind: 'unknown' });
  expect(noRouteCause(null, limit)).toEqual({ kind: 'unknown' });
  expect(noRouteCause(undefined, limit)).toEqual({ kind: 'asking' });
});

test('suggests a floor for a percentage of a small payment, never for a limit of zero', () => {
  const small = msatFromSat(1);
  expect(needsFloor(noRouteCause(route(1_500n), small), small)).toBe(true);
  expect(needsFloor(noRouteCause(route(60_000n), limit), limit)).toBe(false);
  expect(needsFloor(noRouteCause(route(1_500n), msat(0n)), msat(0n))).toBe(false);
  expect(needsFloor({ kind: 'no-path' }, small)).toBe(false);
});
