import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { base64, base64nopad, base64url, base64urlnopad } from '@scure/base';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toPaymentHash } from '../hex.ts';
import golden from '../lnpay/fixtures/golden-wtx.json' with { type: 'json' };
import { checkProof } from './proof.ts';

const preimages = fc.uint8Array({ minLength: 32, maxLength: 32 });
const hexOfText = (text: string) => bytesToHex(utf8ToBytes(text));

test("LNPay's documented example is a proof of payment", () => {
  const hash = toPaymentHash(golden.lnTx.r_hash_decoded);
  expect(checkProof(golden.lnTx.payment_preimage, hash)).toEqual({
    kind: 'verified',
    preimage: bytesToHex(base64.decode('b9dk/2gWfM7V+480p4tufZMeAlPOob+DI31LNbFY5TU=')),
  });
});

test('every encoding LNPay hosts have used is read', () => {
  fc.assert(
    fc.property(preimages, (preimage) => {
      const hash = toPaymentHash(bytesToHex(sha256(preimage)));
      const expected = { kind: 'verified', preimage: bytesToHex(preimage) };
      const texts = [base64, base64nopad, base64url, base64urlnopad].map((c) => c.encode(preimage));
      const hex = bytesToHex(preimage);
      for (const given of [hex, hex.toUpperCase(), ...texts, ...texts.map(hexOfText)]) {
        expect(checkProof(given, hash)).toEqual(expected);
        expect(checkProof(` ${given}\n`, hash)).toEqual(expected);
      }
    }),
    { numRuns: 30 },
  );
});

test('a preimage of another payment is wrong, in every encoding', () => {
  fc.assert(
    fc.property(preimages, preimages, (one, other) => {
      fc.pre(bytesToHex(one) !== bytesToHex(other) && one.some((byte) => byte !== 0));
      const hash = toPaymentHash(bytesToHex(sha256(other)));
      for (const given of [bytesToHex(one), base64.encode(one), hexOfText(base64.encode(one))]) {
        expect(checkProof(given, hash)).toEqual({ kind: 'wrong', given });
      }
    }),
    { numRuns: 30 },
  );
});

test.each([null, undefined, '', '   ', '0'.repeat(64)])('%j is no preimage at all', (given) => {
  expect(checkProof(given, toPaymentHash('a'.repeat(64)))).toEqual({ kind: 'missing' });
});

test('garbage is wrong, and never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
      const { kind } = checkProof(given, toPaymentHash('a'.repeat(64)));
      expect(kind === 'wrong' || kind === 'missing').toBe(true);
    }),
  );
});

test('the hash of 32 bytes only: a longer secret proves nothing', () => {
  const long = new Uint8Array(33).fill(7);
  const hash = toPaymentHash(bytesToHex(sha256(long)));
  expect(checkProof(bytesToHex(long), hash).kind).toBe('wrong');
});
