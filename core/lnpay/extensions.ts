/**
 * What our own hosts answer beyond LNPay, advertised at `GET /v1/capabilities`. Other hosts answer
 * that with 404, LNPay's PHP server with a page that other origins may not read, and the wallet does
 * without.
 */
import * as v from 'valibot';
import { walletSchema, wtxSchema } from './wire.ts';

export const networkSchema = v.picklist(['mainnet', 'testnet', 'signet', 'regtest']);

export const capabilitiesSchema = v.looseObject({
  network: networkSchema,
  /** The host plays with worthless sats, and gives wallets and invoices away. */
  sandbox: v.boolean(),
  /** `GET /v1/wallet/:key/payments/:payment_hash` is there. */
  payment_lookup: v.boolean(),
  /** `GET /v1/node/default/payments/estimatefee` is there. */
  fee_estimate: v.boolean(),
  /** Withdraw takes `amount_msat` for invoices without an amount. */
  amountless: v.boolean(),
  /** Withdraw takes an `Idempotency-Key`, and the look-up says whose attempt it speaks of. */
  idempotency_key: v.optional(v.boolean()),
  /** `POST …/payments/:payment_hash/abandon` makes "it never arrived" final. */
  abandon: v.optional(v.boolean()),
  /** A wallet's transactions take `search` and `before`. */
  search: v.optional(v.boolean()),
});
export type Capabilities = v.InferOutput<typeof capabilitiesSchema>;

export const paymentLookupSchema = v.looseObject({
  status: v.picklist(['pending', 'succeeded', 'failed', 'not_found']),
  wtx: v.nullish(wtxSchema),
  /** The node's token when `failed`. */
  failure: v.nullish(v.string()),
  /** The attempt it speaks of. */
  idempotency_key: v.nullish(v.string()),
});
export type PaymentLookup = v.InferOutput<typeof paymentLookupSchema>;

export const feeEstimateSchema = v.looseObject({
  fee_msat: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  success_probability: v.nullish(v.number()),
});
export type FeeEstimate = v.InferOutput<typeof feeEstimateSchema>;

/** `POST /v1/sandbox/wallet`: a wallet with play money, and every key to it. */
export const sandboxWalletSchema = v.looseObject({
  ...walletSchema.entries,
  access_keys: v.record(v.string(), v.array(v.string())),
  api_keys: v.looseObject({ public: v.string(), secret: v.string() }),
});
export type SandboxWallet = v.InferOutput<typeof sandboxWalletSchema>;

export const SANDBOX_KINDS = [
  'payable',
  'amountless',
  'expired',
  'unroutable',
  'dear',
  'held',
  'refused',
] as const;
export type SandboxKind = (typeof SANDBOX_KINDS)[number];

export const sandboxInvoiceStateSchema = v.looseObject({
  state: v.picklist(['open', 'held', 'settled']),
});

export const sandboxInvoiceSchema = v.looseObject({
  kind: v.picklist(SANDBOX_KINDS),
  payment_request: v.string(),
  payment_hash: v.string(),
});
export type SandboxInvoice = v.InferOutput<typeof sandboxInvoiceSchema>;
