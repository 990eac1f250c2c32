/** The one place that calls the bolt11 package. */
import { bech32 } from '@scure/base';
import { decode, type TagData } from 'bolt11';
import { isNodePubkey, type NodePubkey } from '../hex.ts';
import { err, ok, type Result } from '../result.ts';
import { MAX_EXPIRY, readExpiry } from './expiry.ts';
import type { InvoiceProblem } from './invoice-problem.ts';
import type { Network } from './invoice.ts';
import { checkSignature } from './signature.ts';
import type { InvoiceParts } from './split-invoice.ts';
import { fieldToWords, type TaggedField } from './tagged-fields.ts';

export interface DecodedInvoice {
  payee: NodePubkey;
  /** Unix seconds. */
  createdAt: number;
  /** The value that bolt11 reads from each field it was given. */
  data: Map<TaggedField, TagData>;
}

/** Always passed: bolt11 does not know signet by itself. */
const BOLT11_NETWORK = {
  mainnet: { bech32: 'bc', pubKeyHash: 0x00, scriptHash: 0x05, validWitnessVersions: [0, 1] },
  testnet: { bech32: 'tb', pubKeyHash: 0x6f, scriptHash: 0xc4, validWitnessVersions: [0, 1] },
  signet: { bech32: 'tbs', pubKeyHash: 0x6f, scriptHash: 0xc4, validWitnessVersions: [0, 1] },
  regtest: { bech32: 'bcrt', pubKeyHash: 0x6f, scriptHash: 0xc4, validWitnessVersions: [0, 1] },
} satisfies Record<Network, unknown>;

/** r = s = 1: a signature that a key can be recovered from, whatever was signed. */
const STAND_IN_SIGNATURE = bech32.toWords(
  Uint8Array.from({ length: 65 }, (_, i) => (i === 31 || i === 63 ? 1 : 0)),
);

/**
 * Decodes the fields and determines who signed.
 *
 * bolt11 refuses two things that BOLT 11 allows: an `n` field that differs from the key it recovers (one to be ignored, or
 * one with another recovery id), and an expiry beyond the range of dates. Such an invoice is passed to bolt11 without that
 * field and with a stand-in signature, and the real signature is checked here.
 * @param stated the key of the `n` field, or null
 * @returns the error `bad-signature` or `wrong-payee-key`; all else must have been checked before
 */
export function decodeWithBolt11(
  parts: InvoiceParts,
  stated: NodePubkey | null,
): Result<DecodedInvoice, InvoiceProblem> {
  const given = parts.allFields.filter(isReadByBolt11);
  const isWhole = given.length === parts.allFields.length;
  const paymentRequest = isWhole ? parts.paymentRequest : standIn(parts, given);

  let decoded;
  try {
    decoded = decode(paymentRequest, BOLT11_NETWORK[parts.network]);
  } catch {
    // Everything else has been checked before.
    return err({ kind: 'bad-signature' });
  }

  const { tags, timestamp, payeeNodeKey = '' } = decoded;
  const payee = isWhole ? recovered(payeeNodeKey) : checkSignature(parts, stated);
  if (!payee.ok) return payee;
  const data = new Map(given.flatMap((field, i) => (tags[i] ? [[field, tags[i].data]] : [])));
  return ok({ payee: payee.value, createdAt: timestamp ?? 0, data });
}

function isReadByBolt11({ name, words }: TaggedField): boolean {
  if (name === 'payee') return false;
  if (name === 'expiry') return readExpiry(words) < MAX_EXPIRY;
  return true;
}

function standIn({ prefix, timestampWords }: InvoiceParts, fields: TaggedField[]): string {
  const words = [...timestampWords, ...fields.flatMap(fieldToWords), ...STAND_IN_SIGNATURE];
  return bech32.encode(prefix, words, false);
}

function recovered(key: string): Result<NodePubkey, InvoiceProblem> {
  return isNodePubkey(key) ? ok(key) : err({ kind: 'bad-signature' });
}
