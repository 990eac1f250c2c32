/** Secret keys: shown once, stored only as SHA-256. They are random (142 bits and more), so a plain hash is enough. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { randomBase62 } from './ids.ts';

const API_KEY_LENGTH = 32;
const WALLET_KEY_LENGTH = 24;

export function newApiKey(prefix: 'sak_' | 'pak_'): string {
  return prefix + randomBase62(API_KEY_LENGTH);
}

export function newWalletKey(prefix: string): string {
  return prefix + randomBase62(WALLET_KEY_LENGTH);
}

export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Compares two hashes in constant time. */
export function sameHash(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
