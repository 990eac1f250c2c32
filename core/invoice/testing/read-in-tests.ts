/** Short forms for tests: what an invoice is made of, and what is read from it. */
import { bech32 } from '@scure/base';
import type { InvoiceProblem } from '../invoice-problem.ts';
import type { Invoice } from '../invoice.ts';
import { readInvoice } from '../read-invoice.ts';
import { signInvoice, typeOf, type TestField } from './encode-invoice.ts';

export const zeros = (length: number) => Array.from({ length }, () => 0);
export const bytes = (length: number, value = 1) => new Uint8Array(length).fill(value);
export const CREATED_AT = 1_700_000_000;

export function valueOf(text: string): Invoice {
  const result = readInvoice(text);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

export function problemOf(text: string): InvoiceProblem | null {
  const result = readInvoice(text);
  return result.ok ? null : result.error;
}

/** The fields that every invoice needs, so that a test changes one thing. */
export const MINIMAL_FIELDS: TestField[] = [
  { type: typeOf('payment-hash'), words: bech32.toWords(bytes(32)) },
  { type: typeOf('payment-secret'), words: bech32.toWords(bytes(32, 2)) },
  { type: typeOf('description'), words: [] },
];

export const withFields = (...fields: TestField[]) =>
  signInvoice({ prefix: 'lnbc', fields: [...MINIMAL_FIELDS, ...fields] });
export const without = (name: Parameters<typeof typeOf>[0], ...fields: TestField[]) =>
  signInvoice({
    prefix: 'lnbc',
    fields: [...MINIMAL_FIELDS.filter(({ type }) => type !== typeOf(name)), ...fields],
  });
