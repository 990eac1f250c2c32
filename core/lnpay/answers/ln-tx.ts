/** LNPay's LnTx: a Lightning invoice that a wallet made, or one that it pays. */
import * as v from 'valibot';
import {
  beyondLnpay,
  text,
  textOrNull,
  unixTime,
  unixTimeOrNull,
  whole,
  wholeOrNull,
} from './field.ts';

export const lnTxAnswerSchema = v.object({
  id: text('lntx_ and 24 characters.'),
  created_at: unixTime,
  dest_pubkey: text('The payee’s node.'),
  payment_request: text('The BOLT 11 invoice.'),
  r_hash_decoded: text('The payment hash in hex.'),
  memo: textOrNull('The description.'),
  description_hash: textOrNull('SHA-256 of a longer description.'),
  num_satoshis: whole('Whole sat, rounded down. Never negative; 0 while the payer may choose.'),
  num_msat: beyondLnpay(wholeOrNull('Exact. Null while the payer may choose.')),
  fee_msat: wholeOrNull('What the network charged; null until settled.'),
  expiry: whole('Seconds from the invoice’s date.'),
  expires_at: unixTime,
  payment_preimage: textOrNull('The proof of payment in hex; null until settled.'),
  settled: v.picklist([0, 1]),
  settled_at: unixTimeOrNull,
  is_keysend: v.null(),
  is_amp: v.null(),
  payment_addr: v.null(),
  ln_node_id: v.literal('default'),
  custom_records: v.null(),
});
export type LnTxAnswer = v.InferOutput<typeof lnTxAnswerSchema>;

export const passThruAnswerSchema = v.pipe(
  v.nullable(v.record(v.string(), v.unknown())),
  v.description('What the caller attached. Null where it cannot be shown.'),
);
export type PassThruAnswer = v.InferOutput<typeof passThruAnswerSchema>;

/** An LnTx that is not part of a WTX also has what the caller attached. */
export const ownLnTxAnswerSchema = v.object({
  ...lnTxAnswerSchema.entries,
  passThru: passThruAnswerSchema,
});
export type OwnLnTxAnswer = v.InferOutput<typeof ownLnTxAnswerSchema>;
