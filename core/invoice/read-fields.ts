/** Reads the fields of an invoice whose form has been checked. */
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { isNodePubkey, isPaymentHash, type NodePubkey, type PaymentHash } from '../hex.ts';
import { err, ok, type Result } from '../result.ts';
import type { DecodedInvoice } from './decode-with-bolt11.ts';
import type { InvoiceField, InvoiceProblem } from './invoice-problem.ts';
import type { InvoiceDescription, RouteHop } from './invoice.ts';
import type { InvoiceParts } from './split-invoice.ts';
import { fieldsNamed, firstNamed, malformed } from './tagged-fields.ts';
import { utf8ToText } from './utf8.ts';
import { wordsToBytes, wordsToNumber } from './words.ts';

type Read<T> = Result<T, InvoiceProblem>;

/** BOLT 11: "Default is 18 if not specified." */
const DEFAULT_MIN_FINAL_CLTV = 18;
/** An HTLC's expiry is a block height of 32 bits (BOLT 2). */
const MAX_CLTV = 0xffff_ffff;

/** The payee's key if the invoice states it (`n`), else null. */
export function readStatedPayee({ fields }: InvoiceParts): Read<NodePubkey | null> {
  const words = firstNamed(fields, 'payee')?.words;
  if (words === undefined) return ok(null);
  const key = bytesToHex(bytesOf(words));
  return isPublicKey(key) ? ok(key) : malformed('payee', 'not-a-key');
}

export function readPaymentHash(parts: InvoiceParts, decoded: DecodedInvoice): Read<PaymentHash> {
  const hash = hexOf(parts, decoded, 'payment-hash');
  return hash !== null && isPaymentHash(hash) ? ok(hash) : missing(parts, 'payment-hash');
}

export function readPaymentSecret(parts: InvoiceParts, decoded: DecodedInvoice): Read<string> {
  const secret = hexOf(parts, decoded, 'payment-secret');
  return secret !== null ? ok(secret) : missing(parts, 'payment-secret');
}

export function readDescription(
  parts: InvoiceParts,
  decoded: DecodedInvoice,
): Read<InvoiceDescription> {
  const words = firstNamed(parts.fields, 'description')?.words;
  const hash = hexOf(parts, decoded, 'description-hash');
  if (words !== undefined && hash !== null) return err({ kind: 'both-descriptions' });
  if (hash !== null) return ok({ kind: 'hash', hash });
  if (words === undefined) {
    const hasHash = firstNamed(parts.allFields, 'description-hash') !== undefined;
    return hasHash ? malformed('description-hash', 'length') : missing(parts, 'description');
  }
  // Not by bolt11, which replaces bytes that are not UTF-8.
  const text = utf8ToText(bytesOf(words));
  return text === null ? malformed('description', 'not-utf8') : ok({ kind: 'text', text });
}

export function readMinFinalCltvExpiryDelta({ fields }: InvoiceParts): Read<number> {
  const words = firstNamed(fields, 'min-final-cltv-expiry')?.words;
  if (words === undefined) return ok(DEFAULT_MIN_FINAL_CLTV);
  const delta = wordsToNumber(words, MAX_CLTV + 1);
  return delta > MAX_CLTV ? malformed('min-final-cltv-expiry', 'too-large') : ok(delta);
}

export function readRouteHints(parts: InvoiceParts, { data }: DecodedInvoice): Read<RouteHop[][]> {
  const hints: RouteHop[][] = [];
  for (const field of fieldsNamed(parts.fields, 'route-hint')) {
    const hops = data.get(field);
    if (!Array.isArray(hops) || hops.length === 0) continue;
    const hint: RouteHop[] = [];
    for (const hop of hops) {
      if (!isPublicKey(hop.pubkey)) return malformed('route-hint', 'not-a-key');
      hint.push({
        pubkey: hop.pubkey,
        shortChannelId: shortChannelIdText(hop.short_channel_id),
        feeBaseMsat: hop.fee_base_msat,
        feeProportionalMillionths: hop.fee_proportional_millionths,
        cltvExpiryDelta: hop.cltv_expiry_delta,
      });
    }
    hints.push(hint);
  }
  return ok(hints);
}

export function readFallbacks(
  parts: InvoiceParts,
  { data }: DecodedInvoice,
): { version: number; hex: string }[] {
  return fieldsNamed(parts.fields, 'fallback').flatMap((field) => {
    const fallback = data.get(field);
    return typeof fallback === 'object' && 'addressHash' in fallback
      ? [{ version: fallback.code, hex: fallback.addressHash }]
      : [];
  });
}

export function readMetadata({ fields }: InvoiceParts): string | null {
  const words = firstNamed(fields, 'metadata')?.words;
  return words === undefined ? null : bytesToHex(bytesOf(words));
}

function hexOf(parts: InvoiceParts, { data }: DecodedInvoice, name: InvoiceField): string | null {
  const field = firstNamed(parts.fields, name);
  const hex = field && data.get(field);
  return typeof hex === 'string' ? hex : null;
}

/** For fields whose padding has been checked. */
function bytesOf(words: number[]): Uint8Array {
  return wordsToBytes(words) ?? new Uint8Array();
}

/** A field that is present but was ignored has the wrong length. */
function missing(
  parts: InvoiceParts,
  field: 'payment-hash' | 'payment-secret' | 'description',
): { ok: false; error: InvoiceProblem } {
  const isThere = firstNamed(parts.allFields, field) !== undefined;
  return isThere ? malformed(field, 'length') : err({ kind: 'missing-field', field });
}

function isPublicKey(key: string): key is NodePubkey {
  return isNodePubkey(key) && secp256k1.utils.isValidPublicKey(hexToBytes(key));
}

/** Block, transaction and output, as BOLT 7 writes them. */
function shortChannelIdText(hex: string): string {
  const part = (start: number, end: number) => Number.parseInt(hex.slice(start, end), 16);
  return `${part(0, 6)}x${part(6, 12)}x${part(12, 16)}`;
}
