import { expect, test } from 'vitest';
import { findKeys, keyKind, publicKeyProblem, walletKeyProblem } from './wallet-keys.ts';

test('a key that can pay is taken, with white space around it', () => {
  expect(publicKeyProblem(' pak_O0iUMxk8kK_qUzkT4YKFvp1ZsUtp \n')).toBeNull();
  expect(walletKeyProblem('\twaka_a5mcB7b82UjHz21nIWqwWYFU ')).toBeNull();
  expect(walletKeyProblem('waklw_a5mcB7b82UjHz21nIWqwWYFU')).toBeNull();
});

test('a key that cannot pay is named as what it is', () => {
  expect(walletKeyProblem('wakr_abc')).toEqual({ kind: 'read-only' });
  expect(walletKeyProblem('waki_abc')).toEqual({ kind: 'receive-only', prefix: 'waki_' });
  expect(walletKeyProblem('waklp_abc')).toEqual({ kind: 'receive-only', prefix: 'waklp_' });
});

test('a secret key is refused in either field, a key in the wrong field is sent to the other', () => {
  expect(publicKeyProblem('sak_abc')).toEqual({ kind: 'secret' });
  expect(walletKeyProblem('sak_abc')).toEqual({ kind: 'secret' });
  expect(publicKeyProblem('waka_abc')).toEqual({ kind: 'other-field' });
  expect(walletKeyProblem('pak_abc')).toEqual({ kind: 'other-field' });
});

test.each(['', 'hello', 'waka_', 'xwaka_abc', 'waka_abc def', 'WAKA_abc', 'wal_abc'])(
  '%j is no key',
  (text) => {
    expect(keyKind(text)).toBeNull();
  },
);

test('finds the keys in the whole answer of Create Wallet, and leaves the secret out', () => {
  const answer = JSON.stringify({
    id: 'wal_czDztN5eJ4r5sJ',
    access_keys: {
      'Wallet Admin': ['waka_Admin1'],
      'Wallet Invoice': ['waki_Invoice1'],
      'Wallet Read': ['wakr_Read1'],
    },
    api_keys: { public: 'pak_Public1', secret: 'sak_Secret1' },
  });
  expect(findKeys(answer)).toEqual({
    publicKey: 'pak_Public1',
    walletKey: 'waka_Admin1',
    secretLeftOut: true,
  });
});

test('a text with only a key that cannot pay still brings it, to be named', () => {
  expect(findKeys('my key: wakr_Read1')?.walletKey).toBe('wakr_Read1');
});

test('a single key or no key is left to the field', () => {
  expect(findKeys('waka_Admin1\n')).toBeNull();
  expect(findKeys('nothing here')).toBeNull();
});
