/** Replaces `bitcoinjs-lib` for the bolt11 package: formats the fallback addresses that its `decode` returns. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bech32, bech32m, createBase58check } from '@scure/base';

const base58check = createBase58check(sha256);

export const address = {
  toBase58Check(hash: Uint8Array, version: number): string {
    return base58check.encode(Uint8Array.of(version, ...hash));
  },

  toBech32(program: Uint8Array, version: number, prefix: string): string {
    // BIP 350: version 0 is Bech32, later ones Bech32m.
    const coder = version === 0 ? bech32 : bech32m;
    return coder.encode(prefix, [version, ...coder.toWords(program)]);
  },
};
