/**
 * The LNPay wire: what hosts answer, as schemas. Fields that only some releases send are optional;
 * fields we do not know are kept. Source: LNPay's public documentation (its example is
 * fixtures/golden-wtx.json) and the behaviour of its PHP server.
 */
import * as v from 'valibot';

const wholeNumber = v.pipe(v.number(), v.safeInteger());
/** PHP hosts send some whole numbers as strings. */
const wireInteger = v.union([
  wholeNumber,
  v.pipe(v.string(), v.regex(/^-?\d{1,16}$/), v.transform(Number), v.safeInteger()),
]);
const unixSeconds = wireInteger;

const statusSchema = v.looseObject({
  type: v.nullish(v.string()),
  name: v.nullish(v.string()),
  display_name: v.nullish(v.string()),
});

export const walletSchema = v.looseObject({
  id: v.string(),
  created_at: v.nullish(unixSeconds),
  updated_at: v.nullish(unixSeconds),
  user_label: v.nullish(v.string()),
  /** Whole satoshis. */
  balance: wireInteger,
  /** Newer hosts only; may be null. */
  balance_msat: v.nullish(wireInteger),
  /** Our hosts only, and always: money held for payments that are on their way. */
  held_msat: v.nullish(wireInteger),
  statusType: v.nullish(statusSchema),
  walletType: v.nullish(statusSchema),
});
export type Wallet = v.InferOutput<typeof walletSchema>;

export const lnTxSchema = v.looseObject({
  id: v.string(),
  created_at: v.nullish(unixSeconds),
  dest_pubkey: v.nullish(v.string()),
  payment_request: v.nullish(v.string()),
  /** The payment hash in hex. */
  r_hash_decoded: v.nullish(v.string()),
  memo: v.nullish(v.string()),
  description_hash: v.nullish(v.string()),
  /** Always positive. */
  num_satoshis: wireInteger,
  /** Our hosts only: the exact amount. */
  num_msat: v.nullish(wireInteger),
  /** Newer hosts only: what the network charged. */
  fee_msat: v.nullish(wireInteger),
  expiry: v.nullish(wireInteger),
  expires_at: v.nullish(unixSeconds),
  /** In any of the encodings that core/proof.ts reads. */
  payment_preimage: v.nullish(v.string()),
  settled: v.union([v.literal(0), v.literal(1), v.boolean()]),
  settled_at: v.nullish(unixSeconds),
});
export type LnTx = v.InferOutput<typeof lnTxSchema>;

export const wtxSchema = v.looseObject({
  id: v.string(),
  created_at: unixSeconds,
  /** Directional: negative is money that left the wallet. */
  num_satoshis: wireInteger,
  /** Our hosts only: the exact amount, with the same sign. */
  num_msat: v.nullish(wireInteger),
  /** Our hosts only: the wallet's balance once this was booked, before its network fee is. */
  balance_after_msat: v.nullish(wireInteger),
  user_label: v.nullish(v.string()),
  wal: v.nullish(walletSchema),
  wtxType: v.nullish(
    v.looseObject({
      layer: v.nullish(v.string()),
      name: v.string(),
      display_name: v.nullish(v.string()),
    }),
  ),
  /** Null for transfers and network fees. */
  lnTx: v.nullish(lnTxSchema),
  /** Whatever the payer attached. An empty one is `[]` on PHP hosts. */
  passThru: v.optional(v.unknown()),
});
export type Wtx = v.InferOutput<typeof wtxSchema>;

export const wtxListSchema = v.array(wtxSchema);

/** Every LNPay error has this body. */
export const apiErrorSchema = v.looseObject({
  name: v.nullish(v.string()),
  message: v.nullish(v.string(), ''),
  code: v.nullish(v.number()),
  status: v.number(),
  type: v.nullish(v.string()),
});
export type ApiError = v.InferOutput<typeof apiErrorSchema>;

export function isSettled(lnTx: LnTx): boolean {
  return lnTx.settled === 1 || lnTx.settled === true;
}
