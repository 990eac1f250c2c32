/**
 * The bolt11 package brings a Node-only tree (create-hash, secp256k1, bitcoinjs-lib, Buffer). These aliases put thin
 * shims over @noble and @scure in its place, for browser, server and tests alike: a fifth of the size, faster, and no
 * polyfill. They serve bolt11 only: bundle no other package with them, which may want the real ones.
 */
import { fileURLToPath } from 'node:url';

const shim = (file: string) =>
  fileURLToPath(new URL(`../core/invoice/bolt11-shims/${file}`, import.meta.url));

export const bolt11Aliases = {
  'create-hash': shim('create-hash.ts'),
  secp256k1: shim('secp256k1.ts'),
  'bitcoinjs-lib': shim('bitcoinjs-lib.ts'),
  'lodash/cloneDeep': shim('lodash-clone-deep.ts'),
  'safe-buffer': shim('safe-buffer.ts'),
};
