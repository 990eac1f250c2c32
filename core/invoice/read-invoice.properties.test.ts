import { bech32 } from '@scure/base';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readInvoice } from './read-invoice.ts';
import {
  encodeInvoice,
  EXAMPLE_PAYEE,
  EXAMPLE_PAYMENT_SECRET,
  publicKey,
  type InvoiceToEncode,
  type TestRouteHop,
} from './testing/encode-invoice.ts';
import { VALID_EXAMPLES } from './testing/bolt11-examples.ts';

const CHARSET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const MAX_MSAT = 2_100_000_000_000_000_000n;

const SIGNATURE_WORDS = 104;

function decodeBech32(text: string) {
  const decoded = bech32.decodeUnsafe(text, false);
  if (!decoded) throw new Error(text);
  return decoded;
}

const hex = (bytes: number) =>
  fc
    .uint8Array({ minLength: bytes, maxLength: bytes })
    .map((array) => Buffer.from(array).toString('hex'));
const privateKey = hex(31).map((rest) => `01${rest}`);
const pubkey = fc.constantFrom(
  EXAMPLE_PAYEE,
  publicKey('05'.repeat(32)),
  publicKey('06'.repeat(32)),
);
const u16 = fc.nat({ max: 0xffff });
const u24 = fc.nat({ max: 0xffffff });
const u32 = fc.nat({ max: 0xffffffff });

const hop: fc.Arbitrary<TestRouteHop> = fc.record({
  pubkey,
  shortChannelId: fc.tuple(u24, u24, u16).map((parts) => parts.join('x')),
  feeBaseMsat: u32,
  feeProportionalMillionths: u32,
  cltvExpiryDelta: u16,
});
const fallback = fc.oneof(
  fc.record({ version: fc.constantFrom(0, 17, 18), hex: hex(20) }),
  fc.record({ version: fc.constantFrom(0, 1, 16), hex: hex(32) }),
);
/** Bits that a reader has to accept, whichever of them are set. */
const featureBits = fc
  .uniqueArray(fc.constantFrom(8, 9, 15, 16, 17, 25, 48, 49, 55, 101, 149), { maxLength: 8 })
  .map((bits) => [...bits, 14].toSorted((a, b) => a - b));
/** What 639 bytes hold. */
const memo = fc
  .string({ unit: 'binary', maxLength: 300 })
  .filter((text) => Buffer.byteLength(text) <= 639);

const invoice = fc.record({
  network: fc.constantFrom('mainnet', 'testnet', 'signet', 'regtest'),
  amountMsat: fc.option(fc.bigInt({ min: 1n, max: MAX_MSAT })),
  createdAt: fc.nat({ max: 2 ** 35 - 1 }),
  expiry: fc.nat({ max: 2 ** 42 }),
  paymentHash: hex(32),
  paymentSecret: hex(32),
  description: memo,
  minFinalCltvExpiryDelta: u32,
  routeHints: fc.array(fc.array(hop, { minLength: 1, maxLength: 4 }), { maxLength: 3 }),
  featureBits,
  fallbacks: fc.array(fallback, { maxLength: 2 }),
  metadata: fc.integer({ min: 0, max: 100 }).chain(hex),
  statesPayee: fc.boolean(),
  privateKey,
});

test('what was written is read', () => {
  fc.assert(
    fc.property(invoice, (written) => {
      const paymentRequest = encodeInvoice(written);
      expect(readInvoice(paymentRequest)).toEqual({
        ok: true,
        value: {
          paymentRequest,
          network: written.network,
          amountMsat: written.amountMsat,
          paymentHash: written.paymentHash,
          paymentSecret: written.paymentSecret,
          payee: publicKey(written.privateKey),
          description: { kind: 'text', text: written.description },
          createdAt: written.createdAt,
          expiresAt: written.createdAt + written.expiry,
          minFinalCltvExpiryDelta: written.minFinalCltvExpiryDelta,
          routeHints: written.routeHints,
          featureBits: written.featureBits,
          fallbacks: written.fallbacks,
          metadata: written.metadata,
        },
      });
    }),
    { numRuns: 150 },
  );
});

test('every amount there can be is exact', () => {
  const digits = fc
    .integer({ min: 0, max: 18 })
    .chain((zeros) =>
      fc
        .bigInt({ min: 1n, max: MAX_MSAT / 10n ** BigInt(zeros) })
        .map((n) => n * 10n ** BigInt(zeros)),
    );
  fc.assert(
    fc.property(digits, (amountMsat) => {
      expect(readInvoice(encodeInvoice({ amountMsat }))).toMatchObject({ value: { amountMsat } });
    }),
  );
});

describe('one invoice, however it is given', () => {
  const base: InvoiceToEncode = { amountMsat: 1234n, description: 'x', expiry: 600 };
  const paymentRequest = encodeInvoice(base);
  const read = readInvoice(paymentRequest);

  const space = fc.constantFrom(' ', '\n', '\r\n', '\t', '\u00a0', '\u200b', '\ufeff');
  const cuts = fc.array(fc.tuple(fc.nat({ max: paymentRequest.length }), space), { maxLength: 12 });
  const around = fc.constantFrom(
    ['', ''],
    ['lightning:', ''],
    ['LIGHTNING:', '?x=1'],
    ['lightning://', ''],
    ['bitcoin:?lightning=', '&amount=1'],
    ['https://shop.example/#lightning=', ''],
    ['web+lightning:', ' '],
    ['lnpay://pay/', '/'],
  );

  test('reads the same', () => {
    fc.assert(
      fc.property(around, cuts, fc.boolean(), ([before = '', after = ''], breaks, upper) => {
        let text = upper ? paymentRequest.toUpperCase() : paymentRequest;
        for (const [at, by] of breaks) text = text.slice(0, at) + by + text.slice(at);
        expect(readInvoice(before + text + after)).toEqual(read);
      }),
    );
  });

  test('and no change of one character goes unnoticed', () => {
    const characters = Array.from(`${CHARSET}bio1 -Aé\u{1f986}`);
    fc.assert(
      fc.property(
        fc.constantFrom(...VALID_EXAMPLES),
        fc.nat(),
        fc.constantFrom(...characters),
        fc.constantFrom('replace', 'insert', 'delete'),
        ({ text: example }, seed, character, change) => {
          const text = example.toLowerCase();
          const at = seed % text.length;
          const rest = text.slice(change === 'insert' ? at : at + 1);
          const changed = text.slice(0, at) + (change === 'delete' ? '' : character) + rest;
          const result = readInvoice(changed);
          // White space may come between; nothing else may be read as an invoice that was not meant.
          if (result.ok) expect(result.value.paymentRequest).toBe(text);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

test('nobody but the payee can change what it says, a good checksum or not', () => {
  const signed = [true, false].map((statesPayee) =>
    encodeInvoice({ amountMsat: 25_000n, statesPayee, expiry: 600, featureBits: [8, 14, 17] }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...signed), fc.nat(), fc.nat({ max: 31 }), (text, seed, word) => {
      const { prefix, words } = decodeBech32(text);
      const at = seed % (words.length - SIGNATURE_WORDS);
      fc.pre(words[at] !== word);
      const result = readInvoice(bech32.encode(prefix, words.with(at, word), false));
      if (result.ok) expect(result.value.payee).not.toBe(EXAMPLE_PAYEE);
    }),
    { numRuns: 500 },
  );
  const dearer = signed.map((text) => {
    const { prefix, words } = decodeBech32(text);
    return readInvoice(bech32.encode(prefix.replace('250n', '250u'), words, false));
  });
  expect(dearer[0]).toEqual({ ok: false, error: { kind: 'wrong-payee-key' } });
  expect(dearer[1]).not.toMatchObject({ value: { payee: EXAMPLE_PAYEE } });
});

describe('never throws', () => {
  const isResult = (text: string) => {
    const result = readInvoice(text);
    expect(result.ok || typeof result.error.kind === 'string').toBe(true);
  };

  test('for any text', () => {
    // Half surrogate pairs too.
    const anything = fc.array(u16).map((codes) => String.fromCharCode(...codes));
    fc.assert(fc.property(anything, isResult));
    fc.assert(fc.property(anything, (text) => isResult(`lnbc1${text}`)));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => isResult(`lnbc${text}`)));
  });

  test('for any data with a good checksum', () => {
    const words = fc.array(fc.nat({ max: 31 }), { minLength: 0, maxLength: 400 });
    const prefix = fc.oneof(
      fc.constantFrom('lnbc', 'lntb', 'lntbs', 'lnbcrt', 'lnbc25m', 'lnbc10p'),
      fc.stringMatching(/^ln[a-z]{1,9}[0-9]{0,30}[a-z]{0,2}$/),
    );
    fc.assert(
      fc.property(prefix, words, (hrp, data) => isResult(bech32.encode(hrp, data, false))),
      { numRuns: 500 },
    );
  });

  test('for any signed fields', () => {
    const field = fc.record({
      type: fc.nat({ max: 31 }),
      words: fc.array(fc.nat({ max: 31 }), { maxLength: 120 }),
    });
    fc.assert(
      fc.property(fc.array(field, { maxLength: 6 }), (extraFields) => {
        isResult(encodeInvoice({ extraFields, paymentSecret: EXAMPLE_PAYMENT_SECRET }));
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['nothing but starts', 'lnbc '.repeat(20_000)],
    ['starts in one', 'lnbc'.repeat(25_000)],
    ['prefixes', 'lnbc1 '.repeat(16_000)],
    ['single letters', `lnbc1${' q'.repeat(49_000)}`],
    ['ones', `lnbc${'1'.repeat(99_000)}`],
    ['separated ones', 'lnaa1'.repeat(20_000)],
    ['exclamation', `lnbc1${'!'.repeat(99_000)}a`],
    ['white space', `lnbc${' '.repeat(99_000)}1`],
    ['brackets', `${'('.repeat(50_000)} ${')'.repeat(49_000)}`],
    ['dots', 'a.'.repeat(50_000)],
    ['at signs', 'a@'.repeat(50_000)],
    ['percent signs', '%25'.repeat(33_000)],
    ['megabytes', 'lnbc1'.repeat(2_000_000)],
  ])('nor takes long for garbage: %s', (_, text) => {
    isResult(text);
  });
});
