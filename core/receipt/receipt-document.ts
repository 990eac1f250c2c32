/**
 * A receipt as a file: what was paid, and what proves it. Amounts are decimal text in msat, so that no
 * reader rounds them. There is never a wallet key in it; the preimage only if the payer wants it there.
 */
import * as v from 'valibot';
import type { Preimage } from '../hex.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { addMsat, type Msat } from '../money.ts';

const msatText = v.pipe(v.string(), v.regex(/^\d{1,19}$/));

export const receiptSchema = v.looseObject({
  type: v.literal('lightning-receipt'),
  version: v.literal(1),
  network: v.string(),
  /** ISO 8601, UTC; the payer's word for it. */
  paid_at: v.nullable(v.string()),
  amount_msat: msatText,
  /** Null where the host did not say. */
  fee_msat: v.nullable(msatText),
  total_msat: v.nullable(msatText),
  memo: v.nullable(v.string()),
  description_hash: v.nullable(v.string()),
  payee: v.string(),
  payment_hash: v.string(),
  payment_request: v.string(),
  /** Null when the payer kept it. */
  preimage: v.nullable(v.string()),
  wtx_id: v.nullable(v.string()),
  lntx_id: v.nullable(v.string()),
  pass_thru: v.optional(v.unknown()),
});
export type ReceiptDocument = v.InferOutput<typeof receiptSchema>;

export interface Receipt {
  invoice: Invoice;
  amount: Msat;
  /** What the wallet was charged for the network, or null where the host did not say. */
  fee: Msat | null;
  /** ISO 8601, UTC, or null where nobody knows. */
  paidAt: string | null;
  preimage: Preimage | null;
  wtxId: string | null;
  lnTxId: string | null;
  passThru: unknown;
}

export function receiptDocument(receipt: Receipt): ReceiptDocument {
  const { invoice, amount, fee } = receipt;
  const { description } = invoice;
  return {
    type: 'lightning-receipt',
    version: 1,
    network: invoice.network,
    paid_at: receipt.paidAt,
    amount_msat: amount.toString(),
    fee_msat: fee === null ? null : fee.toString(),
    total_msat: fee === null ? null : addMsat(amount, fee).toString(),
    memo: description.kind === 'text' ? description.text : null,
    description_hash: description.kind === 'hash' ? description.hash : null,
    payee: invoice.payee,
    payment_hash: invoice.paymentHash,
    payment_request: invoice.paymentRequest,
    preimage: receipt.preimage,
    wtx_id: receipt.wtxId,
    lntx_id: receipt.lnTxId,
    ...(receipt.passThru === undefined ? {} : { pass_thru: receipt.passThru }),
  };
}
