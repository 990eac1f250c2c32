import { describe, expect, test } from 'vitest';
import {
  finalFailure,
  maxBalanceSat,
  refusalByStatus,
  saysInFlight,
  type FailureCause,
} from './failure.ts';

const TOKENS: [string, FailureCause][] = [
  ['invoice is already paid', 'already-paid'],
  ['invoice expired. Valid until 2026-11-23 07:37:07 +0000 UTC', 'expired'],
  ['FAILURE_REASON_NO_ROUTE', 'no-route'],
  ['FAILURE_REASON_TIMEOUT', 'timeout'],
  ['FAILURE_REASON_ERROR', 'node-error'],
  ['FAILURE_REASON_INCORRECT_PAYMENT_DETAILS', 'payee-refused'],
  ['FAILURE_REASON_INSUFFICIENT_BALANCE', 'node-balance'],
  ['FAILURE_REASON_CANCELED', 'canceled'],
  ['self-payments not allowed', 'self-payment'],
  ["invoice not for current active network 'mainnet'", 'wrong-network'],
  ['Invoice too large :) Max balance: 1200', 'wallet-balance'],
  ['insufficient funds', 'wallet-balance'],
  ['Cannot process any amount invoices', 'amount-missing'],
  ['Sends are limited to: 100 satoshi per request', 'send-limit'],
  ['Wallet busy try again soon', 'wallet-busy'],
  ['passThru data must be valid json', 'bad-pass-thru'],
  ["payment isn't initiated", 'never-arrived'],
  ['FAILURE_REASON_SOMETHING_NEW', 'other'],
];

describe('every documented token is a failure, with or without a prefix', () => {
  test.each(TOKENS)('%s', (token, cause) => {
    expect(finalFailure(token)).toEqual({ cause, nodeText: token });
    const prefixed = `Unable to pay LN Invoice: ${token}`;
    expect(finalFailure(prefixed)).toEqual({ cause, nodeText: prefixed });
  });

  test('a decoding error of the PHP server', () => {
    expect(finalFailure('Unable to decode invoice: checksum failed')?.cause).toBe('bad-invoice');
  });
});

describe('words that do not say that no money moved are never a failure', () => {
  test.each([
    '',
    'FAILURE_REASON_NONE',
    'Unable to pay LN Invoice: ',
    'Unable to pay LN Invoice: Socket closed',
    'Unable to pay LN Invoice: Deadline Exceeded',
    'routerrpc server shutting down',
    'payment is in transition',
    'Unable to pay LN Invoice: payment already exists',
  ])('%j', (text) => {
    expect(finalFailure(text)).toBeNull();
  });
});

test('a payment in transition is on its way', () => {
  expect(saysInFlight('Unable to pay LN Invoice: payment is in transition')).toBe(true);
  expect(saysInFlight('payment already exists')).toBe(true);
  expect(saysInFlight('invoice is already paid')).toBe(false);
});

test('a request turned away by its status never began a payment', () => {
  expect(refusalByStatus(401, 'no')?.cause).toBe('key-refused');
  expect(refusalByStatus(404, 'no')?.cause).toBe('not-found');
  expect(refusalByStatus(429, 'no')?.cause).toBe('rate-limited');
  expect(refusalByStatus(400, 'no')).toBeNull();
  expect(refusalByStatus(408, 'no')).toBeNull();
  expect(refusalByStatus(409, 'no')).toBeNull();
});

test('the balance LNPay names', () => {
  expect(maxBalanceSat('Invoice too large :) Max balance: 1200')).toBe(1200);
  expect(maxBalanceSat('insufficient funds')).toBeNull();
});
