/** Which fields of an invoice are read, and whether each has the form that BOLT 11 prescribes. */
import type { FieldFault, InvoiceField, InvoiceProblem } from './invoice-problem.ts';
import type { TaggedField } from './tagged-fields.ts';
import { wordsToBytes } from './words.ts';

const ROUTE_HOP_BYTES = 51;
/** Versions of fallback addresses: 17 is P2PKH, 18 is P2SH, lower ones are versions of witness programs. */
const PUBLIC_KEY_HASH = 17;
const SCRIPT_HASH = 18;

/** In words. */
const FIXED_LENGTH: Partial<Record<InvoiceField, number>> = {
  'payment-hash': 52,
  'payment-secret': 52,
  'description-hash': 52,
  payee: 53,
};

/**
 * Whether a reader skips the field: an unknown one, a fallback of an unknown version, and a payment hash, payment secret,
 * description hash or payee of another length. For the last, the text of BOLT 11 has required since 2025 that the invoice
 * is refused, but its own example "including fields which must be ignored" is still valid. Skipping them is safe: without
 * a payment hash and secret of the right length an invoice is refused.
 */
export function isIgnored({ name, words }: TaggedField): boolean {
  if (name === 'unknown') return true;
  if (name === 'fallback') return (words[0] ?? 0) > SCRIPT_HASH;
  const length = FIXED_LENGTH[name];
  return length !== undefined && words.length !== length;
}

/** What is wrong with the form of a field that is not ignored, or null. */
export function checkShape(field: TaggedField): InvoiceProblem | null {
  const fault = faultOf(field);
  return fault === null ? null : { kind: 'malformed-field', field: field.name, fault };
}

function faultOf({ name, words }: TaggedField): FieldFault | null {
  if (name === 'expiry' || name === 'min-final-cltv-expiry' || name === 'features') {
    return words[0] === 0 ? 'not-minimal' : null;
  }
  if (name === 'fallback') return faultOfFallback(words);
  const bytes = wordsToBytes(words);
  if (bytes === null) return 'padding';
  return name === 'route-hint' && bytes.length % ROUTE_HOP_BYTES !== 0 ? 'length' : null;
}

function faultOfFallback([version, ...program]: number[]): FieldFault | null {
  const bytes = wordsToBytes(program);
  if (bytes === null) return 'padding';
  return version !== undefined && isFallbackLength(version, bytes.length) ? null : 'length';
}

/** BIP 141 for witness programs. */
function isFallbackLength(version: number, length: number): boolean {
  if (version === PUBLIC_KEY_HASH || version === SCRIPT_HASH) return length === 20;
  if (version === 0) return length === 20 || length === 32;
  return length >= 2 && length <= 40;
}
