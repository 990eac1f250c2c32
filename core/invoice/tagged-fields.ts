/** The tagged fields of an invoice (BOLT 11, "Tagged Fields"): split and joined. */
import { err, ok, type Result } from '../result.ts';
import type { FieldFault, InvoiceField, InvoiceProblem } from './invoice-problem.ts';

export interface TaggedField {
  type: number;
  name: InvoiceField | 'unknown';
  words: number[];
}

export const FIELD_NAMES: ReadonlyMap<number, InvoiceField> = new Map([
  [1, 'payment-hash'],
  [3, 'route-hint'],
  [5, 'features'],
  [6, 'expiry'],
  [9, 'fallback'],
  [13, 'description'],
  [16, 'payment-secret'],
  [19, 'payee'],
  [23, 'description-hash'],
  [24, 'min-final-cltv-expiry'],
  [27, 'metadata'],
]);

/** Words of a field before its data: its type, and its length in two. */
const FIELD_HEAD = 3;

/** @returns an error when a field is longer than the rest of the data */
export function splitFields(words: number[]): Result<TaggedField[], InvoiceProblem> {
  const fields: TaggedField[] = [];
  let at = 0;
  while (at < words.length) {
    const [type = 0, high = 0, low = 0] = words.slice(at, at + FIELD_HEAD);
    const name = FIELD_NAMES.get(type) ?? 'unknown';
    const end = at + FIELD_HEAD + high * 32 + low;
    if (end > words.length) return malformed(name, 'overrun');
    fields.push({ type, name, words: words.slice(at + FIELD_HEAD, end) });
    at = end;
  }
  return ok(fields);
}

/** A field as the words it is in an invoice: type, length, data. */
export function fieldToWords({ type, words }: Pick<TaggedField, 'type' | 'words'>): number[] {
  return [type, words.length >> 5, words.length & 31, ...words];
}

/** All fields with a name, in order. */
export function fieldsNamed(fields: TaggedField[], name: InvoiceField): TaggedField[] {
  return fields.filter((field) => field.name === name);
}

/** The first field with a name: it counts if a field is repeated (BOLT 11 says so for the payment hash, nodes do it for all). */
export function firstNamed(fields: TaggedField[], name: InvoiceField): TaggedField | undefined {
  return fields.find((field) => field.name === name);
}

/** The error for a field that breaks a rule of BOLT 11. */
export function malformed(
  field: InvoiceField | 'unknown',
  fault: FieldFault,
): { ok: false; error: InvoiceProblem } {
  return err({ kind: 'malformed-field', field, fault });
}
