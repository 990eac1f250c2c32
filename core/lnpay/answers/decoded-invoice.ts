/**
 * What an invoice says: LND's PayReq in protobuf's JSON, as LNPay passes it on. 64-bit numbers are
 * strings, bytes are base64; what is empty, zero or false is left out where it is optional here.
 */
import * as v from 'valibot';
import { text } from './field.ts';

const hopHintSchema = v.object({
  node_id: v.string(),
  chan_id: v.string(),
  fee_base_msat: v.optional(v.number()),
  fee_proportional_millionths: v.number(),
  cltv_expiry_delta: v.number(),
});
export type HopHintAnswer = v.InferOutput<typeof hopHintSchema>;

const featureSchema = v.object({
  name: v.string(),
  is_required: v.optional(v.literal(true)),
  is_known: v.optional(v.literal(true)),
});
export type FeatureAnswer = v.InferOutput<typeof featureSchema>;

export const decodedInvoiceAnswerSchema = v.object({
  destination: text('The payee’s node.'),
  payment_hash: text('In hex.'),
  num_satoshis: text('Whole sat.'),
  timestamp: text('Unix seconds.'),
  expiry: text('Seconds from the timestamp.'),
  description: text('The memo.'),
  description_hash: v.optional(text('SHA-256 of a longer description.')),
  cltv_expiry: text('Blocks.'),
  route_hints: v.array(v.object({ hop_hints: v.array(hopHintSchema) })),
  payment_addr: text('Base64.'),
  num_msat: text('Exact.'),
  features: v.pipe(
    v.record(v.string(), featureSchema),
    v.description('By the number of the feature bit.'),
  ),
});
export type DecodedInvoiceAnswer = v.InferOutput<typeof decodedInvoiceAnswerSchema>;
