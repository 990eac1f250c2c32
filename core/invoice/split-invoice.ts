/** Splits an invoice into its parts (BOLT 11). The values of the fields are read later. */
import { bech32 } from '@scure/base';
import type { Msat } from '../money.ts';
import { err, ok, type Result } from '../result.ts';
import { readAmount } from './amount.ts';
import { checkShape, isIgnored } from './field-shape.ts';
import type { InvoiceProblem } from './invoice-problem.ts';
import type { Network } from './invoice.ts';
import { networkOf } from './networks.ts';
import { splitFields, type TaggedField } from './tagged-fields.ts';

export interface InvoiceParts {
  /** Lower case. */
  paymentRequest: string;
  /** The human-readable part: `ln`, currency, amount. */
  prefix: string;
  network: Network;
  amountMsat: Msat | null;
  timestampWords: number[];
  /** All fields, in order. */
  allFields: TaggedField[];
  /** Those that are not ignored, each in the form that BOLT 11 prescribes. */
  fields: TaggedField[];
  signatureWords: number[];
}

const TIMESTAMP_WORDS = 7;
/** 64 bytes of signature and one of recovery id. */
const SIGNATURE_WORDS = 104;

/**
 * @param paymentRequest in lower case
 * @returns an error for a bad checksum, an unknown network, a bad amount, missing data, or a malformed field
 */
export function splitInvoice(paymentRequest: string): Result<InvoiceParts, InvoiceProblem> {
  const decoded = bech32.decodeUnsafe(paymentRequest, false);
  if (!decoded) return err({ kind: 'bad-checksum' });
  const { prefix, words } = decoded;

  const [, currency = '', amountText = ''] = /^ln([a-z]*)(.*)$/.exec(prefix) ?? [];
  const network = networkOf(currency);
  if (network === undefined) return err({ kind: 'unknown-network', prefix: `ln${currency}` });
  const amount = readAmount(amountText);
  if (!amount.ok) return amount;

  if (words.length < TIMESTAMP_WORDS + SIGNATURE_WORDS) return err({ kind: 'cut-short' });
  const allFields = splitFields(words.slice(TIMESTAMP_WORDS, -SIGNATURE_WORDS));
  if (!allFields.ok) return allFields;
  const fields = allFields.value.filter((field) => !isIgnored(field));
  const problem = fields.map(checkShape).find((found) => found !== null);
  if (problem) return err(problem);

  return ok({
    paymentRequest,
    prefix,
    network,
    amountMsat: amount.value,
    timestampWords: words.slice(0, TIMESTAMP_WORDS),
    allFields: allFields.value,
    fields,
    signatureWords: words.slice(-SIGNATURE_WORDS),
  });
}
