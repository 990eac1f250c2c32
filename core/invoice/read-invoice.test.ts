import { describe, expect, test } from 'vitest';
import goldenWtx from '../lnpay/fixtures/golden-wtx.json' with { type: 'json' };
import { isExpired } from './invoice.ts';
import {
  encodeInvoice,
  EXAMPLE_PAYEE,
  EXAMPLE_PAYMENT_HASH,
  EXAMPLE_PAYMENT_SECRET,
  signInvoice,
} from './testing/encode-invoice.ts';
import {
  CREATED_AT,
  MINIMAL_FIELDS,
  problemOf,
  valueOf,
  withFields,
  zeros,
} from './testing/read-in-tests.ts';

test('the golden invoice of LNPay says what its answer says', () => {
  const { lnTx } = goldenWtx;
  expect(valueOf(lnTx.payment_request)).toMatchObject({
    network: 'mainnet',
    amountMsat: 1000n,
    paymentHash: lnTx.r_hash_decoded,
    payee: lnTx.dest_pubkey,
    description: { kind: 'text', text: lnTx.memo },
    // 36 s before LNPay wrote its answer.
    createdAt: 1_582_462_242,
    expiresAt: 1_582_462_242 + lnTx.expiry,
    minFinalCltvExpiryDelta: 144,
    routeHints: [[{ feeBaseMsat: 0, feeProportionalMillionths: 2000, cltvExpiryDelta: 30 }]],
    featureBits: [9, 15, 17],
  });
});

test('the least an invoice needs is enough', () => {
  expect(valueOf(signInvoice({ prefix: 'lnbc', fields: MINIMAL_FIELDS }))).toMatchObject({
    amountMsat: null,
    description: { kind: 'text', text: '' },
    expiresAt: CREATED_AT + 3600,
    minFinalCltvExpiryDelta: 18,
    featureBits: [],
  });
});

test.each(['mainnet', 'testnet', 'signet', 'regtest'] as const)('reads %s', (network) => {
  for (const amountMsat of [null, 1n, 1000n, 2_500_000_000n, 100_000_000_000n]) {
    expect(valueOf(encodeInvoice({ network, amountMsat }))).toMatchObject({ network, amountMsat });
  }
});

describe('prefix', () => {
  const problemOfPrefix = (prefix: string) =>
    problemOf(signInvoice({ prefix, fields: MINIMAL_FIELDS }));

  test.each(['lnltc', 'lnsb', 'lntbz', 'lnbcx'])('%s is a network it does not know', (prefix) => {
    expect(problemOfPrefix(`${prefix}10u`)).toEqual({ kind: 'unknown-network', prefix });
  });

  test.each([
    ['0', 'zero'],
    ['0m', 'zero'],
    ['000p', 'zero'],
    ['01m', 'malformed'],
    ['010u', 'malformed'],
    ['25x', 'malformed'],
    ['1p', 'sub-msat'],
    ['12345678901p', 'sub-msat'],
    ['21000001', 'too-large'],
    ['21000000001m', 'too-large'],
    ['99999999999999999999999999999999', 'too-large'],
  ])('refuses the amount %s: %s', (text, reason) => {
    expect(problemOfPrefix(`lnbc${text}`)).toEqual({ kind: 'bad-amount', reason, text });
  });

  test.each([
    ['21000000', 2_100_000_000_000_000_000n],
    ['1', 100_000_000_000n],
    ['1m', 100_000_000n],
    ['1u', 100_000n],
    ['1n', 100n],
    ['10p', 1n],
    ['9678785340p', 967_878_534n],
    // Not in the largest unit, but exact: seen in the wild (BOLT 11, rationale).
    ['1000000n', 100_000_000n],
  ])('reads the amount %s', (text, amountMsat) => {
    const invoice = signInvoice({ prefix: `lnbc${text}`, fields: MINIMAL_FIELDS });
    expect(valueOf(invoice).amountMsat).toBe(amountMsat);
  });
});

test('is expired from the second its time is over', () => {
  const invoice = valueOf(encodeInvoice({ expiry: 60 }));
  expect(isExpired(invoice, CREATED_AT + 59)).toBe(false);
  expect(isExpired(invoice, CREATED_AT + 60)).toBe(true);
});

test('an invoice is bounded in length, and says so', () => {
  const unknown = Array.from({ length: 8 }, () => ({ type: 31, words: zeros(1023) }));
  const long = withFields(...unknown);
  expect(problemOf(long)).toEqual({ kind: 'too-long', length: long.length });
});

test('the encoder writes the defaults it documents', () => {
  expect(valueOf(encodeInvoice())).toMatchObject({
    network: 'mainnet',
    amountMsat: null,
    paymentHash: EXAMPLE_PAYMENT_HASH,
    paymentSecret: EXAMPLE_PAYMENT_SECRET,
    payee: EXAMPLE_PAYEE,
    description: { kind: 'text', text: 'test' },
    createdAt: CREATED_AT,
    featureBits: [8, 14, 17],
  });
});
