/**
 * The bolt11 package depends on packages made for Node (create-hash, secp256k1, bitcoinjs-lib, Buffer). These aliases
 * replace them with thin shims over @noble and @scure, in the browser, the server and the tests: a fifth of the size,
 * faster, and no polyfill. The shims do only what bolt11 needs, so bundle no other package that depends on the same ones.
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
