import { bech32 } from '@scure/base';
import { describe, expect, test } from 'vitest';
import {
  encodeInvoice,
  EXAMPLE_PAYEE,
  numberToWords,
  signInvoice,
  typeOf,
} from './testing/encode-invoice.ts';
import {
  bytes,
  CREATED_AT,
  MINIMAL_FIELDS,
  problemOf,
  valueOf,
  withFields,
  without,
  zeros,
} from './testing/read-in-tests.ts';

describe('fields', () => {
  test('a payment hash and a payment secret have to be there, with 52 characters', () => {
    expect(problemOf(without('payment-hash'))).toEqual({
      kind: 'missing-field',
      field: 'payment-hash',
    });
    expect(problemOf(without('payment-secret'))).toEqual({
      kind: 'missing-field',
      field: 'payment-secret',
    });
    for (const name of ['payment-hash', 'payment-secret'] as const) {
      for (const length of [0, 51, 53]) {
        expect(problemOf(without(name, { type: typeOf(name), words: zeros(length) }))).toEqual({
          kind: 'malformed-field',
          field: name,
          fault: 'length',
        });
      }
    }
  });

  test('there is a description or its hash, not both', () => {
    const hash = { type: typeOf('description-hash'), words: bech32.toWords(bytes(32, 3)) };
    expect(problemOf(without('description'))).toEqual({
      kind: 'missing-field',
      field: 'description',
    });
    expect(valueOf(without('description', hash)).description).toEqual({
      kind: 'hash',
      hash: '03'.repeat(32),
    });
    expect(problemOf(withFields(hash))).toEqual({ kind: 'both-descriptions' });
    expect(problemOf(without('description', { ...hash, words: zeros(51) }))).toEqual({
      kind: 'malformed-field',
      field: 'description-hash',
      fault: 'length',
    });
  });

  test.each([
    ['a byte that is none', [0xff, 0xfe]],
    ['a character cut short', [0xe2, 0x82]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['half a surrogate pair', [0xed, 0xa0, 0x80]],
  ])('a description that is not UTF-8 is refused: %s', (_, text) => {
    const words = bech32.toWords(Uint8Array.from(text));
    expect(problemOf(without('description', { type: typeOf('description'), words }))).toEqual({
      kind: 'malformed-field',
      field: 'description',
      fault: 'not-utf8',
    });
  });

  test('a description is given as it is, whatever it says', () => {
    for (const text of ['\ufeffx', '<script>alert(1)</script>', '\u202egpj', '\0', '🦆', ' ']) {
      expect(valueOf(encodeInvoice({ description: text })).description).toEqual({
        kind: 'text',
        text,
      });
    }
  });

  test.each(['expiry', 'min-final-cltv-expiry', 'features'] as const)(
    '%s must not begin with zeros',
    (name) => {
      for (const words of [[0], [0, 1]]) {
        expect(problemOf(withFields({ type: typeOf(name), words }))).toEqual({
          kind: 'malformed-field',
          field: name,
          fault: 'not-minimal',
        });
      }
    },
  );

  test('an expiry of any size gives a date', () => {
    const expiresAt = (words: number[]) =>
      valueOf(withFields({ type: typeOf('expiry'), words })).expiresAt;
    expect(expiresAt([])).toBe(CREATED_AT);
    expect(expiresAt(numberToWords(1))).toBe(CREATED_AT + 1);
    expect(expiresAt(numberToWords(2 ** 40))).toBe(CREATED_AT + 2 ** 40);
    for (const huge of [2n ** 43n, 2n ** 53n, 2n ** 64n - 1n, 2n ** 64n, 2n ** 5000n]) {
      const date = new Date(expiresAt(numberToWords(huge)) * 1000);
      expect(date.getFullYear()).toBeGreaterThan(250_000);
    }
    // With the latest timestamp there is, too.
    const latest = { prefix: 'lnbc', createdAt: 2 ** 35 - 1 };
    const expiry = { type: typeOf('expiry'), words: numberToWords(2n ** 60n) };
    const invoice = valueOf(signInvoice({ ...latest, fields: [...MINIMAL_FIELDS, expiry] }));
    expect(new Date(invoice.expiresAt * 1000).getTime()).not.toBeNaN();
    expect(invoice.payee).toBe(EXAMPLE_PAYEE);
  });

  test('the last delta fits into a block height', () => {
    const delta = (value: bigint) =>
      withFields({ type: typeOf('min-final-cltv-expiry'), words: numberToWords(value) });
    expect(valueOf(delta(0n)).minFinalCltvExpiryDelta).toBe(0);
    expect(valueOf(delta(2n ** 32n - 1n)).minFinalCltvExpiryDelta).toBe(4_294_967_295);
    for (const value of [2n ** 32n, 2n ** 4000n]) {
      expect(problemOf(delta(value))).toEqual({
        kind: 'malformed-field',
        field: 'min-final-cltv-expiry',
        fault: 'too-large',
      });
    }
  });

  test('of repeated fields the first counts', () => {
    const again = [
      { type: typeOf('payment-hash'), words: bech32.toWords(bytes(32, 9)) },
      { type: typeOf('payment-secret'), words: bech32.toWords(bytes(32, 9)) },
      { type: typeOf('description'), words: bech32.toWords(bytes(5, 0x61)) },
      { type: typeOf('expiry'), words: [7] },
      { type: typeOf('expiry'), words: [8] },
      { type: typeOf('metadata'), words: bech32.toWords(bytes(1, 1)) },
      { type: typeOf('metadata'), words: bech32.toWords(bytes(1, 2)) },
    ];
    expect(valueOf(withFields(...again))).toMatchObject({
      paymentHash: '01'.repeat(32),
      paymentSecret: '02'.repeat(32),
      description: { kind: 'text', text: '' },
      expiresAt: CREATED_AT + 7,
      metadata: '01',
    });
  });

  test('unknown fields are ignored, up to the longest', () => {
    const unknown = [0, 2, 4, 31].map((type) => ({ type, words: zeros(1023).fill(31) }));
    expect(valueOf(withFields(...unknown)).payee).toBe(EXAMPLE_PAYEE);
  });

  test('a field that says it is longer than what is left is refused', () => {
    // Its head says 4 words of data and there are none: the signature follows.
    const overrun = (type: number) => {
      const whole = withFields({ type, words: zeros(4) });
      const { words = [] } = bech32.decodeUnsafe(whole, false) ?? {};
      return bech32.encode('lnbc', [...words.slice(0, -108), ...words.slice(-104)], false);
    };
    expect(problemOf(overrun(typeOf('metadata')))).toEqual({
      kind: 'malformed-field',
      field: 'metadata',
      fault: 'overrun',
    });
    expect(problemOf(overrun(31))).toEqual({
      kind: 'malformed-field',
      field: 'unknown',
      fault: 'overrun',
    });
  });

  test('bits that fill up a field are zero, and not a whole character', () => {
    const problem = { kind: 'malformed-field', fault: 'padding' };
    for (const name of ['payment-hash', 'payment-secret', 'description-hash'] as const) {
      const words = [...zeros(51), 1];
      expect(problemOf(without(name, { type: typeOf(name), words }))).toEqual({
        ...problem,
        field: name,
      });
    }
    for (const words of [[12, 1], [12, 0, 0], [0]]) {
      for (const name of ['description', 'metadata', 'route-hint'] as const) {
        expect(problemOf(without(name, { type: typeOf(name), words }))).toEqual({
          ...problem,
          field: name,
        });
      }
    }
  });
});

describe('features', () => {
  const problemOfFeatures = (featureBits: number[]) => problemOf(encodeInvoice({ featureBits }));

  test('every bit that BOLT 9 has for invoices is known, required or not', () => {
    for (const bit of [0, 8, 12, 16, 24, 36, 44, 48]) {
      for (const set of [bit, bit + 1]) {
        const featureBits = [...new Set([14, set])].toSorted((a, b) => a - b);
        expect(valueOf(encodeInvoice({ featureBits })).featureBits).toEqual(featureBits);
      }
    }
  });

  test('unknown odd bits are ignored', () => {
    expect(valueOf(encodeInvoice({ featureBits: [14, 31, 55, 149, 2001] })).featureBits).toEqual([
      14, 31, 55, 149, 2001,
    ]);
  });

  test('unknown even bits are named', () => {
    expect(problemOfFeatures([8, 14, 30, 149, 2000])).toEqual({
      kind: 'unknown-required-features',
      bits: [30, 2000],
    });
  });

  test('multi-part needs the payment secret', () => {
    for (const bit of [16, 17]) {
      expect(problemOfFeatures([8, bit])).toEqual({
        kind: 'malformed-field',
        field: 'features',
        fault: 'missing-dependency',
      });
      expect(problemOfFeatures([8, 15, bit])).toBeNull();
    }
  });
});
