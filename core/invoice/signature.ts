/** Checks the signature of invoices that state the payee's key (BOLT 11 field `n`) or that bolt11 cannot read completely. */
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { toNodePubkey, type NodePubkey } from '../hex.ts';
import { err, ok, type Result } from '../result.ts';
import type { InvoiceProblem } from './invoice-problem.ts';
import { fieldToWords } from './tagged-fields.ts';
import type { InvoiceParts } from './split-invoice.ts';
import { wordsToPaddedBytes } from './words.ts';

/**
 * The key that signed. If the invoice states it, the signature is checked with it and must be low-S. Otherwise the key is
 * recovered, and high-S is allowed (BOLT 11).
 * @param stated the key of the `n` field, or null
 */
export function checkSignature(
  parts: InvoiceParts,
  stated: NodePubkey | null,
): Result<NodePubkey, InvoiceProblem> {
  const hash = sha256(signedBytes(parts));
  const bytes = wordsToPaddedBytes(parts.signatureWords);
  const recoveryId = bytes[64] ?? -1;
  try {
    const signature = secp256k1.Signature.fromBytes(bytes.subarray(0, 64)).addRecoveryBit(
      recoveryId,
    );
    if (stated === null) {
      return ok(toNodePubkey(bytesToHex(signature.recoverPublicKey(hash).toBytes())));
    }
    if (signature.hasHighS()) return err({ kind: 'bad-signature' });
    return secp256k1.verify(signature.toBytes(), hash, hexToBytes(stated), { prehash: false })
      ? ok(stated)
      : err({ kind: 'wrong-payee-key' });
  } catch {
    return err({ kind: 'bad-signature' });
  }
}

function signedBytes({ prefix, timestampWords, allFields }: InvoiceParts): Uint8Array {
  const words = [...timestampWords, ...allFields.flatMap(fieldToWords)];
  return concatBytes(utf8ToBytes(prefix), wordsToPaddedBytes(words));
}
