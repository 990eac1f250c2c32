/**
 * Replaces `safe-buffer` for the bolt11 package: the part of Node's Buffer that its `decode` uses, so that a browser needs
 * no polyfill.
 */
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { lossyUtf8ToText } from '../utf8.ts';

type Encoding = 'hex' | 'utf8';

/** Bytes with Buffer's `toString`. Slices of a typed array have its class, so they have it too. */
class Bytes extends Uint8Array {
  override toString(encoding: Encoding = 'utf8'): string {
    return encoding === 'hex' ? bytesToHex(this) : lossyUtf8ToText(this);
  }
}

function textToBytes(text: string, encoding: Encoding): Uint8Array {
  return encoding === 'hex' ? hexToBytes(text) : utf8ToBytes(text);
}

export const Buffer = {
  from(source: ArrayLike<number> | string, encoding: Encoding = 'utf8'): Bytes {
    return new Bytes(typeof source === 'string' ? textToBytes(source, encoding) : source);
  },

  concat(list: readonly Uint8Array[]): Bytes {
    const joined = new Bytes(list.reduce((length, part) => length + part.length, 0));
    let offset = 0;
    for (const part of list) {
      joined.set(part, offset);
      offset += part.length;
    }
    return joined;
  },
};
