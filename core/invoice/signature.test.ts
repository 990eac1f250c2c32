import { bech32 } from '@scure/base';
import { describe, expect, test } from 'vitest';
import {
  encodeInvoice,
  EXAMPLE_PAYEE,
  publicKey,
  signInvoice,
  typeOf,
  type TestField,
} from './testing/encode-invoice.ts';
import {
  bytes,
  MINIMAL_FIELDS,
  problemOf,
  valueOf,
  withFields,
  zeros,
} from './testing/read-in-tests.ts';

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
    signInvoice({ prefix: 'lnbc10u', fields: [...MINIMAL_FIELDS, ...fields], alterSignature });

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
