import { describe, expect, test } from 'vitest';
import { toPaymentHash } from '../hex.ts';
import golden from './fixtures/golden-wtx.json' with { type: 'json' };
import { readWithdrawAnswer } from './withdraw-answer.ts';

const hash = toPaymentHash(golden.lnTx.r_hash_decoded);
const refusal = (message: unknown, status = 400) => ({
  name: 'Bad Request',
  message,
  code: 0,
  status,
});

test('201 with a settled WTX is paid', () => {
  expect(readWithdrawAnswer(201, golden, hash)).toMatchObject({ kind: 'settled' });
});

test('202 with an unsettled WTX is on its way', () => {
  const pending = { ...golden, lnTx: { ...golden.lnTx, settled: 0, payment_preimage: null } };
  expect(readWithdrawAnswer(202, pending, hash)).toMatchObject({ kind: 'pending' });
});

test('a node that already carries the payment leaves it pending', () => {
  expect(readWithdrawAnswer(400, refusal('payment is in transition'), hash)).toEqual({
    kind: 'pending',
    wtx: null,
  });
});

test("the node's refusal is a failure with its exact words", () => {
  const text = 'Unable to pay LN Invoice: FAILURE_REASON_NO_ROUTE';
  expect(readWithdrawAnswer(400, refusal(text), hash)).toEqual({
    kind: 'failed',
    failure: { cause: 'no-route', nodeText: text },
  });
});

test('a refused key is a failure', () => {
  expect(readWithdrawAnswer(401, refusal('bad key', 401), hash)).toMatchObject({
    kind: 'failed',
    failure: { cause: 'key-refused' },
  });
});

describe('what may still be paid is unknown, never failed', () => {
  test.each<[string, number, unknown, string]>([
    ['half a body', 201, undefined, 'broken-answer'],
    [
      "another payment's receipt",
      201,
      { ...golden, lnTx: { ...golden.lnTx, r_hash_decoded: 'ab'.repeat(32) } },
      'broken-answer',
    ],
    ['a WTX without its lnTx', 201, { ...golden, lnTx: null }, 'broken-answer'],
    ['an empty 200', 200, undefined, 'broken-answer'],
    ["a proxy's 502 page", 502, undefined, 'server-error'],
    ["LNPay's own 500", 500, refusal('FAILURE_REASON_NO_ROUTE', 500), 'server-error'],
    ["a firewall's 403 page", 403, undefined, 'broken-answer'],
    ['a redirect', 302, undefined, 'broken-answer'],
    ['no words', 400, refusal(''), 'unclear-words'],
    ['null words', 400, refusal(null), 'unclear-words'],
    [
      'words we do not know',
      400,
      refusal('Unable to pay LN Invoice: Socket closed'),
      'unclear-words',
    ],
    ['a conflict of idempotency keys', 409, refusal('other body', 409), 'unclear-words'],
  ])('%s', (_name, status, body, why) => {
    expect(readWithdrawAnswer(status, body, hash)).toMatchObject({ kind: 'unknown', why });
  });
});
