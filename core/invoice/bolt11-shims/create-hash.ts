/** Replaces `create-hash` for the bolt11 package, which uses it for SHA-256 only. */
import { sha256 } from '@noble/hashes/sha2.js';

function createHash(algorithm: string) {
  if (algorithm !== 'sha256') throw new TypeError(`no such hash here: ${algorithm}`);
  const hash = sha256.create();
  return {
    update(data: Uint8Array) {
      hash.update(data);
      return this;
    },
    digest: () => hash.digest(),
  };
}

// `require` of this module returns the function itself.
export { createHash as 'module.exports' };
