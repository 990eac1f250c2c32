/** Each shim gives what the package gives that it stands for, and bolt11 over them what bolt11 gives by itself. */
import { createRequire } from 'node:module';
import { decode } from 'bolt11';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { INVALID_EXAMPLES, VALID_EXAMPLES } from '../testing/bolt11-examples.ts';
import { encodeInvoice } from '../testing/encode-invoice.ts';
import { address } from './bitcoinjs-lib.ts';
import { 'module.exports' as createHash } from './create-hash.ts';
import { 'module.exports' as cloneDeep } from './lodash-clone-deep.ts';
import { Buffer as ShimBuffer } from './safe-buffer.ts';
import { ecdsaRecover } from './secp256k1.ts';

// As Node loads it, without aliases: with its own create-hash, secp256k1, bitcoinjs-lib and Buffer.
const requireHere = createRequire(import.meta.url);
const requireByBolt11 = createRequire(requireHere.resolve('bolt11'));

function outcome<T>(run: () => T): { value: T } | 'throws' {
  try {
    return { value: run() };
  } catch {
    return 'throws';
  }
}

/** Slices are of the class they were cut from, which the types do not say. */
const hexOf = (bytes: { toString(encoding: 'hex'): string }) => bytes.toString('hex');

const invoices = [...VALID_EXAMPLES, ...INVALID_EXAMPLES].map(({ text }) => text);

test('bolt11 over the shims decodes as bolt11 by itself', () => {
  const original: { decode: typeof decode } = requireHere('bolt11');
  expect(decode).not.toBe(original.decode);
  expect(String(decode)).not.toBe(String(original.decode));
  for (const invoice of [...invoices, encodeInvoice({ description: '\u{1f986} \ufeff\0' })]) {
    const seen = outcome(() => ({ ...decode(invoice), tagsObject: null }));
    expect(seen, invoice).toEqual(
      outcome(() => ({ ...original.decode(invoice), tagsObject: null })),
    );
  }
});

test('create-hash', () => {
  const original = requireByBolt11('create-hash');
  fc.assert(
    fc.property(fc.array(fc.uint8Array()), (parts) => {
      const [ours, theirs] = [createHash('sha256'), original('sha256')];
      for (const part of parts) {
        ours.update(part);
        theirs.update(part);
      }
      expect([...ours.digest()]).toEqual([...theirs.digest()]);
    }),
  );
  expect(() => createHash('sha1')).toThrow(TypeError);
});

test('secp256k1', () => {
  const original = requireByBolt11('secp256k1');
  const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
  fc.assert(
    fc.property(bytes(64), fc.integer({ min: 0, max: 3 }), bytes(32), (signature, id, hash) => {
      const recover = (by: typeof ecdsaRecover) =>
        outcome(() => [...by(signature, id, hash, true)]);
      expect(recover(ecdsaRecover)).toEqual(recover(original.ecdsaRecover));
    }),
    { numRuns: 50 },
  );
});

test('bitcoinjs-lib', () => {
  const original = requireByBolt11('bitcoinjs-lib').address;
  const hash = fc.uint8Array({ minLength: 20, maxLength: 20 });
  fc.assert(
    fc.property(hash, fc.constantFrom(0x00, 0x05, 0x6f, 0xc4), (bytes, version) => {
      expect(address.toBase58Check(bytes, version)).toBe(
        original.toBase58Check(Buffer.from(bytes), version),
      );
    }),
    { numRuns: 30 },
  );
  const program = fc.uint8Array({ minLength: 2, maxLength: 40 });
  fc.assert(
    fc.property(
      program,
      fc.constantFrom(0, 1),
      fc.constantFrom('bc', 'bcrt'),
      (bytes, v, prefix) => {
        expect(address.toBech32(bytes, v, prefix)).toBe(
          original.toBech32(Buffer.from(bytes), v, prefix),
        );
      },
    ),
    { numRuns: 30 },
  );
});

test('safe-buffer', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), fc.nat(), (a, b, start) => {
      const [ours, theirs] = [ShimBuffer.concat([a, b]), Buffer.concat([a, b])];
      expect([...ours]).toEqual([...theirs]);
      expect(hexOf(ours.slice(start, -1))).toBe(hexOf(theirs.slice(start, -1)));
      expect(ours.toString('utf8')).toBe(theirs.toString('utf8'));
      const hex = theirs.toString('hex');
      expect([...ShimBuffer.from(hex, 'hex')]).toEqual([...theirs]);
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect([...ShimBuffer.from(text, 'utf8')]).toEqual([...Buffer.from(text, 'utf8')]);
    }),
  );
});

test('lodash/cloneDeep', () => {
  const original = { tags: [{ data: [1] }] };
  const copy = cloneDeep(original);
  expect(copy).toEqual(original);
  expect(copy.tags[0]).not.toBe(original.tags[0]);
});
