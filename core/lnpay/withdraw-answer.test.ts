import { describe, expect, test } from 'vitest';
import { toPaymentHash } from '../hex.ts';
import golden from './fixtures/golden-wtx.json' with { type: 'json' };
import { finalFailure, lnpayWords } from './node-words.ts';
import { readWithdrawAnswer } from './withdraw-answer.ts';

const hash = toPaymentHash(golden.lnTx.r_hash_decoded);
const NOW = 1_800_000_000_000;
const read = (status: number, body: unknown) =>
  readWithdrawAnswer({ status, body }, { paymentHash: hash }, NOW);
const refusal = (message: unknown, status = 400) => ({
  name: 'Bad Request',
  message,
  code: 0,
  status,
});

test('201 with a settled WTX is settled', () => {
  expect(read(201, golden)).toMatchObject({
    status: 'settled',
    settlement: { paymentHash: hash, proof: { kind: 'verified' } },
    at: NOW,
  });
});

test('202 with an unsettled WTX is pending', () => {
  const pending = { ...golden, lnTx: { ...golden.lnTx, settled: 0, payment_preimage: null } };
  expect(read(202, pending)).toEqual({ status: 'pending' });
});

test('a node that already carries the payment leaves it pending', () => {
  expect(read(400, refusal('payment is in transition'))).toEqual({
    status: 'pending',
  });
});

test('nor does a 5xx that says so end it', () => {
  expect(read(504, refusal(lnpayWords.stillInTransition, 504))).toEqual({ status: 'pending' });
  expect(finalFailure(lnpayWords.stillInTransition)).toBeNull();
});

test("the node's refusal is a failure with its exact words", () => {
  const text = 'Unable to pay LN Invoice: FAILURE_REASON_NO_ROUTE';
  expect(read(400, refusal(text))).toEqual({
    status: 'failed',
    failure: { cause: 'no-route', nodeText: text },
    at: NOW,
  });
});

test('a refused key is a failure', () => {
  expect(read(401, refusal('bad key', 401))).toMatchObject({
    status: 'failed',
    failure: { cause: 'key-refused' },
  });
});

describe('what may still settle is unknown, never failed', () => {
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
    expect(read(status, body)).toMatchObject({ status: 'unknown', why });
  });
});
