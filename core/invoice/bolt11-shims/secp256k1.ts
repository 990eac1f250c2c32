/** Replaces `secp256k1` for the bolt11 package: the one function that its `decode` calls, over @noble/curves. */
import { secp256k1 } from '@noble/curves/secp256k1.js';

/**
 * The public key that made a signature (64 bytes, r and s) over a hash. High-S signatures recover too (BOLT 11).
 * @throws when no key could have made the signature
 */
export function ecdsaRecover(
  signature: Uint8Array,
  recoveryId: number,
  messageHash: Uint8Array,
  compressed = true,
): Uint8Array {
  return secp256k1.Signature.fromBytes(signature, 'compact')
    .addRecoveryBit(recoveryId)
    .recoverPublicKey(messageHash)
    .toBytes(compressed);
}
