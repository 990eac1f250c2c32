/** Recognises LNPay's keys by their prefix, and finds them in a text. */

export type KeyKind = 'pak' | 'sak' | 'waka' | 'waki' | 'wakr' | 'waklw' | 'waklp';

const KEY = /^(pak|sak|waka|waki|wakr|waklw|waklp)_[A-Za-z0-9_-]+$/;
const KEY_IN_TEXT = /(?<![A-Za-z0-9])(?:pak|sak|waka|waki|wakr|waklw|waklp)_[A-Za-z0-9_-]+/g;

export function keyKind(text: string): KeyKind | null {
  const prefix = KEY.exec(text.trim())?.[1];
  return prefix === undefined ? null : (KINDS.find((kind) => kind === prefix) ?? null);
}

const KINDS: readonly KeyKind[] = ['pak', 'sak', 'waka', 'waki', 'wakr', 'waklw', 'waklp'];

export type KeyProblem =
  | { kind: 'empty' }
  | { kind: 'secret' }
  | { kind: 'other-field' }
  | { kind: 'read-only' }
  | { kind: 'receive-only'; prefix: 'waki_' | 'waklp_' }
  | { kind: 'unknown' };

/** What is wrong with a text as the account's public key; null when it is one. */
export function publicKeyProblem(text: string): KeyProblem | null {
  if (text.trim() === '') return { kind: 'empty' };
  switch (keyKind(text)) {
    case 'pak':
      return null;
    case 'sak':
      return { kind: 'secret' };
    case null:
      return { kind: 'unknown' };
    case 'waka':
    case 'waki':
    case 'wakr':
    case 'waklw':
    case 'waklp':
      return { kind: 'other-field' };
  }
}

/** What is wrong with a text as the key of a wallet that pays; null when it can pay. */
export function walletKeyProblem(text: string): KeyProblem | null {
  if (text.trim() === '') return { kind: 'empty' };
  switch (keyKind(text)) {
    case 'waka':
    case 'waklw':
      return null;
    case 'sak':
      return { kind: 'secret' };
    case 'pak':
      return { kind: 'other-field' };
    case 'wakr':
      return { kind: 'read-only' };
    case 'waki':
      return { kind: 'receive-only', prefix: 'waki_' };
    case 'waklp':
      return { kind: 'receive-only', prefix: 'waklp_' };
    case null:
      return { kind: 'unknown' };
  }
}

export interface FoundKeys {
  publicKey: string | null;
  walletKey: string | null;
  /** There was a secret key too, which must not be in a browser. */
  secretLeftOut: boolean;
}

/**
 * The keys in a text or JSON, such as the whole answer of Create Wallet. Null when the text is a single
 * key, which belongs into the field it is pasted into, or has none.
 */
export function findKeys(text: string): FoundKeys | null {
  const keys = text.match(KEY_IN_TEXT) ?? [];
  if (keys.length === 0 || keys[0] === text.trim()) return null;
  const first = (kind: KeyKind) => keys.find((key) => keyKind(key) === kind) ?? null;
  return {
    publicKey: first('pak'),
    // A key that cannot pay is better than none: the field says what it is.
    walletKey: first('waka') ?? first('waklw') ?? first('wakr') ?? first('waki') ?? first('waklp'),
    secretLeftOut: first('sak') !== null,
  };
}
