/** Ids as LNPay makes them: a prefix and random base62. */
import { randomInt } from 'node:crypto';
import type { Brand } from '#core/brand.ts';

/** The number of an account. */
export type AccountId = Brand<number, 'AccountId'>;
export type WalletId = Brand<string, 'WalletId'>;
export type WtxId = Brand<string, 'WtxId'>;
export type LnTxId = Brand<string, 'LnTxId'>;
export type PaymentId = Brand<string, 'PaymentId'>;

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Uniform, from the system's cryptographic source: 5.95 bits a character. */
export function randomBase62(length: number): string {
  return Array.from({ length }, () => BASE62.charAt(randomInt(BASE62.length))).join('');
}

export function isWalletId(text: string): text is WalletId {
  return /^wal_[0-9A-Za-z]{14}$/.test(text);
}

export function isLnTxId(text: string): text is LnTxId {
  return /^lntx_[0-9A-Za-z]{24}$/.test(text);
}

export function isWtxId(text: string): text is WtxId {
  return /^wtx_[0-9A-Za-z]{24}$/.test(text);
}

function isPaymentId(text: string): text is PaymentId {
  return /^pay_[0-9A-Za-z]{24}$/.test(text);
}

export const newWalletId = () => make('wal_', 14, isWalletId);
export const newLnTxId = () => make('lntx_', 24, isLnTxId);
export const newWtxId = () => make('wtx_', 24, isWtxId);
export const newPaymentId = () => make('pay_', 24, isPaymentId);

function make<Id extends string>(
  prefix: string,
  length: number,
  isId: (text: string) => text is string & Id,
): Id {
  const text = `${prefix}${randomBase62(length)}`;
  if (!isId(text)) throw new Error(`not an id: ${prefix}…`);
  return text;
}
