import { bech32 } from '@scure/base';
import { describe, expect, test } from 'vitest';
import goldenWtx from '../lnpay/fixtures/golden-wtx.json' with { type: 'json' };
import { isExpired } from './invoice.ts';
import { readInvoice } from './read-invoice.ts';
import {
  encodeInvoice,
  EXAMPLE_PAYEE,
  EXAMPLE_PAYMENT_HASH,
  EXAMPLE_PAYMENT_SECRET,
  numberToWords,
  publicKey,
  signInvoice,
  typeOf,
  type TestField,
} from './testing/encode-invoice.ts';

const zeros = (length: number) => Array.from({ length }, () => 0);
const bytes = (length: number, value = 1) => new Uint8Array(length).fill(value);
const CREATED_AT = 1_700_000_000;

function valueOf(text: string) {
  const result = readInvoice(text);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function problemOf(text: string) {
  const result = readInvoice(text);
  return result.ok ? null : result.error;
}

/** The least an invoice needs, to change one thing about. */
const LEAST: TestField[] = [
  { type: typeOf('payment-hash'), words: bech32.toWords(bytes(32)) },
  { type: typeOf('payment-secret'), words: bech32.toWords(bytes(32, 2)) },
  { type: typeOf('description'), words: [] },
];

const withFields = (...fields: TestField[]) =>
  signInvoice({ prefix: 'lnbc', fields: [...LEAST, ...fields] });
const without = (name: Parameters<typeof typeOf>[0], ...fields: TestField[]) =>
  signInvoice({
    prefix: 'lnbc',
    fields: [...LEAST.filter(({ type }) => type !== typeOf(name)), ...fields],
  });

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
  expect(valueOf(signInvoice({ prefix: 'lnbc', fields: LEAST }))).toMatchObject({
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
  const problemOfPrefix = (prefix: string) => problemOf(signInvoice({ prefix, fields: LEAST }));

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
    const invoice = signInvoice({ prefix: `lnbc${text}`, fields: LEAST });
    expect(valueOf(invoice).amountMsat).toBe(amountMsat);
  });
});

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
    const invoice = valueOf(signInvoice({ ...latest, fields: [...LEAST, expiry] }));
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
      const { prefix, words } = bech32.decode(whole as `lnbc1${string}`, false);
      return bech32.encode(prefix, [...words.slice(0, -108), ...words.slice(-104)], false);
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

describe('route hints', () => {
  const hop = {
    pubkey: EXAMPLE_PAYEE,
    shortChannelId: '16777215x16777215x65535',
    feeBaseMsat: 4_294_967_295,
    feeProportionalMillionths: 4_294_967_295,
    cltvExpiryDelta: 65_535,
  };

  test('are read to their largest values, in order', () => {
    const routeHints = [
      [hop],
      [
        { ...hop, shortChannelId: '0x0x0' },
        { ...hop, feeBaseMsat: 0 },
      ],
    ];
    expect(valueOf(encodeInvoice({ routeHints })).routeHints).toEqual(routeHints);
  });

  test('without hops are none', () => {
    expect(valueOf(encodeInvoice({ routeHints: [[]] })).routeHints).toEqual([]);
  });

  test('of a wrong length or through no key are refused', () => {
    const raw = (length: number) =>
      withFields({ type: typeOf('route-hint'), words: bech32.toWords(bytes(length, 2)) });
    for (const length of [1, 50, 52, 101]) {
      expect(problemOf(raw(length))).toMatchObject({ field: 'route-hint', fault: 'length' });
    }
    for (const pubkey of ['02'.padEnd(66, 'f'), '04'.padEnd(66, '1'), '00'.repeat(33)]) {
      const routeHints = [[hop, { ...hop, pubkey }]];
      expect(problemOf(encodeInvoice({ routeHints }))).toMatchObject({
        field: 'route-hint',
        fault: 'not-a-key',
      });
    }
  });
});

describe('fallbacks', () => {
  const read = (version: number, length: number) =>
    readInvoice(encodeInvoice({ fallbacks: [{ version, hex: '07'.repeat(length) }] }));

  test.each([
    [0, 20],
    [0, 32],
    [1, 32],
    [1, 2],
    [16, 40],
    [17, 20],
    [18, 20],
  ])('version %i with %i bytes is an address', (version, length) => {
    expect(read(version, length)).toMatchObject({
      value: { fallbacks: [{ version, hex: '07'.repeat(length) }] },
    });
  });

  test.each([
    [0, 21],
    [0, 0],
    [1, 1],
    [1, 41],
    [16, 400],
    [17, 19],
    [18, 32],
  ])('version %i with %i bytes is none', (version, length) => {
    expect(read(version, length)).toMatchObject({
      error: { kind: 'malformed-field', field: 'fallback', fault: 'length' },
    });
  });

  test('of an unknown version are skipped', () => {
    for (const version of [19, 31]) {
      expect(read(version, 3)).toMatchObject({ value: { fallbacks: [] } });
    }
  });

  test('without a version are refused', () => {
    expect(problemOf(withFields({ type: typeOf('fallback'), words: [] }))).toMatchObject({
      field: 'fallback',
      fault: 'length',
    });
  });
});

describe('signature', () => {
  const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
  const highS = (signature: Uint8Array) => {
    const s = BigInt(`0x${Buffer.from(signature.subarray(32, 64)).toString('hex')}`);
    const negated = (ORDER - s).toString(16).padStart(64, '0');
    const recoveryId = (signature[64] ?? 0) ^ 1;
    return Uint8Array.from([
      ...signature.subarray(0, 32),
      ...Buffer.from(negated, 'hex'),
      recoveryId,
    ]);
  };
  const withRecoveryId = (id: number) => (signature: Uint8Array) =>
    Uint8Array.from([...signature.subarray(0, 64), id]);
  const otherRecoveryId = (signature: Uint8Array) =>
    withRecoveryId((signature[64] ?? 0) ^ 1)(signature);
  const key = (hex: string): TestField => ({
    type: typeOf('payee'),
    words: bech32.toWords(Buffer.from(hex, 'hex')),
  });
  const signed = (alterSignature: (s: Uint8Array) => Uint8Array, ...fields: TestField[]) =>
    signInvoice({ prefix: 'lnbc10u', fields: [...LEAST, ...fields], alterSignature });

  test('the payee is the stated key, or the one that signed', () => {
    const privateKey = '07'.repeat(32);
    for (const statesPayee of [true, false]) {
      const invoice = encodeInvoice({ privateKey, statesPayee });
      expect(valueOf(invoice).payee).toBe(publicKey(privateKey));
    }
  });

  test('a high-S signature is good unless the key is stated', () => {
    expect(valueOf(signed(highS)).payee).toBe(EXAMPLE_PAYEE);
    expect(problemOf(signed(highS, key(EXAMPLE_PAYEE)))).toEqual({ kind: 'bad-signature' });
  });

  test('with the key stated the recovery id does not matter, as long as it is one', () => {
    for (const alter of [otherRecoveryId, withRecoveryId(2), withRecoveryId(3)]) {
      expect(valueOf(signed(alter, key(EXAMPLE_PAYEE))).payee).toBe(EXAMPLE_PAYEE);
    }
    expect(problemOf(signed(withRecoveryId(4), key(EXAMPLE_PAYEE)))).toEqual({
      kind: 'bad-signature',
    });
  });

  test('a stated key that did not sign is refused', () => {
    const other = key(publicKey('07'.repeat(32)));
    expect(problemOf(withFields(other))).toEqual({ kind: 'wrong-payee-key' });
    // Of two the first counts.
    expect(problemOf(withFields(other, key(EXAMPLE_PAYEE)))).toEqual({ kind: 'wrong-payee-key' });
    expect(valueOf(withFields(key(EXAMPLE_PAYEE), other)).payee).toBe(EXAMPLE_PAYEE);
  });

  test('a stated key that is none is refused', () => {
    expect(problemOf(withFields(key('02'.padEnd(66, 'f'))))).toEqual({
      kind: 'malformed-field',
      field: 'payee',
      fault: 'not-a-key',
    });
  });

  test('a stated key of another length is ignored, the signature is not', () => {
    const short = { type: typeOf('payee'), words: zeros(52) };
    expect(valueOf(withFields(short)).payee).toBe(EXAMPLE_PAYEE);
    const unsigned = signed((signature) => new Uint8Array(signature.length), short);
    expect(problemOf(unsigned)).toEqual({ kind: 'bad-signature' });
  });

  test.each([0, 1, 2, 3, 4, 255])('no signature at all, recovery id %i, is refused', (id) => {
    for (const fields of [[], [key(EXAMPLE_PAYEE)]]) {
      for (const fill of [0, 255]) {
        const nothing = () => Uint8Array.from([...bytes(64, fill), id]);
        expect(problemOf(signed(nothing, ...fields))).toEqual({ kind: 'bad-signature' });
      }
    }
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
