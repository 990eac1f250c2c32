/**
 * How the wallet reads LNPay's objects from any host. Source: LNPay's public documentation (its
 * example is fixtures/golden-wtx.json) and the behaviour of its PHP server. What our own server
 * answers is in answers/.
 */
import * as v from 'valibot';
import type { ErrorAnswer } from './answers/error.ts';
import type { LnTxAnswer } from './answers/ln-tx.ts';
import type { WalletAnswer } from './answers/wallet.ts';
import type { WtxAnswer } from './answers/wtx.ts';
import { reads, unread } from './reads.ts';

/** 21 million bitcoin. */
const MAX_SAT = 2_100_000_000_000_000;

const wholeNumber = v.pipe(v.number(), v.safeInteger());
/** PHP hosts send some whole numbers as strings. */
const wireInteger = v.union([
  wholeNumber,
  v.pipe(v.string(), v.regex(/^-?\d{1,16}$/), v.transform(Number), v.safeInteger()),
]);
const unixSeconds = wireInteger;
/** Whole satoshis; more than there can be is no amount. */
const wireSat = v.pipe(wireInteger, v.minValue(-MAX_SAT), v.maxValue(MAX_SAT));

export const walletSchema = reads<WalletAnswer>()({
  id: v.string(),
  created_at: v.nullish(unixSeconds),
  updated_at: v.nullish(unixSeconds),
  user_label: v.nullish(v.string()),
  /** Whole satoshis. */
  balance: wireSat,
  /** Newer hosts only; may be null. */
  balance_msat: v.nullish(wireInteger),
  /** Our hosts only, and always: money held for pending payments. */
  held_msat: v.nullish(wireInteger),
  statusType: v.nullish(
    reads<WalletAnswer['statusType']>()({
      type: v.nullish(v.string()),
      name: v.nullish(v.string()),
      display_name: v.nullish(v.string()),
    }),
  ),
  walletType: v.nullish(
    reads<WalletAnswer['walletType']>()({
      name: v.nullish(v.string()),
      display_name: v.nullish(v.string()),
    }),
  ),
  default_lnurlpay_id: unread,
});
export type Wallet = v.InferOutput<typeof walletSchema>;

export const lnTxSchema = reads<LnTxAnswer>()({
  id: v.string(),
  created_at: v.nullish(unixSeconds),
  dest_pubkey: v.nullish(v.string()),
  payment_request: v.nullish(v.string()),
  /** The payment hash in hex. */
  r_hash_decoded: v.nullish(v.string()),
  memo: v.nullish(v.string()),
  description_hash: v.nullish(v.string()),
  /** Always positive. */
  num_satoshis: wireSat,
  /** Our hosts only: the exact amount. */
  num_msat: v.nullish(wireInteger),
  /** Newer hosts only: what the network charged. */
  fee_msat: v.nullish(wireInteger),
  expiry: v.nullish(wireInteger),
  expires_at: v.nullish(unixSeconds),
  /** In any of the encodings that core/payment/proof.ts reads. */
  payment_preimage: v.nullish(v.string()),
  settled: v.union([v.literal(0), v.literal(1), v.boolean()]),
  settled_at: v.nullish(unixSeconds),
  is_keysend: unread,
  is_amp: unread,
  payment_addr: unread,
  ln_node_id: unread,
  custom_records: unread,
});
export type LnTx = v.InferOutput<typeof lnTxSchema>;

export const wtxSchema = reads<WtxAnswer>()({
  id: v.string(),
  created_at: unixSeconds,
  /** Directional: negative is money that left the wallet. */
  num_satoshis: wireSat,
  /** Our hosts only: the exact amount, with the same sign. */
  num_msat: v.nullish(wireInteger),
  /** Our hosts only: the wallet's balance after this transaction, before its network fee. */
  balance_after_msat: v.nullish(wireInteger),
  user_label: v.nullish(v.string()),
  wal: v.nullish(walletSchema),
  wtxType: v.nullish(
    reads<WtxAnswer['wtxType']>()({
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
export const apiErrorSchema = reads<ErrorAnswer>()({
  name: v.nullish(v.string()),
  message: v.nullish(v.string(), ''),
  code: v.nullish(v.number()),
  status: v.number(),
});
export type ApiError = v.InferOutput<typeof apiErrorSchema>;

export function isSettled(lnTx: LnTx): boolean {
  return lnTx.settled === 1 || lnTx.settled === true;
}
