import { bech32 } from '@scure/base';
import { describe, expect, test } from 'vitest';
import { readInvoice } from './read-invoice.ts';
import { encodeInvoice, EXAMPLE_PAYEE, typeOf } from './testing/encode-invoice.ts';
import { bytes, problemOf, valueOf, withFields } from './testing/read-in-tests.ts';

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
