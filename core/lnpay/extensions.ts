/**
 * How the wallet reads what our own hosts answer beyond LNPay, advertised at `GET /v1/capabilities`.
 * Other hosts answer that with 404, LNPay's PHP server with a page that other origins may not read,
 * and the wallet does without.
 */
import * as v from 'valibot';
import { NETWORKS } from '../invoice/networks.ts';
import type { CapabilitiesAnswer } from './answers/capabilities.ts';
import type { FeeEstimateAnswer } from './answers/fee-estimate.ts';
import type { PaymentStateAnswer } from './answers/payment-state.ts';
import type {
  ReleaseAnswer,
  SandboxInvoiceAnswer,
  SandboxInvoiceStateAnswer,
  SandboxWalletAnswer,
} from './answers/sandbox.ts';
import { reads, unread } from './reads.ts';
import { SANDBOX_KINDS } from './sandbox-kinds.ts';
import { walletSchema, wtxSchema } from './wire.ts';

export const capabilitiesSchema = reads<CapabilitiesAnswer>()({
  server: unread,
  version: unread,
  network: v.picklist(NETWORKS),
  /** The host plays with worthless sats, and gives wallets and invoices away. */
  sandbox: v.boolean(),
  /** `GET /v1/wallet/:key/payments/:payment_hash` is there. */
  payment_lookup: v.boolean(),
  /** `GET /v1/node/default/payments/estimatefee` is there. */
  fee_estimate: v.boolean(),
  /** Withdraw takes `amount_msat` for invoices without an amount. */
  amountless: v.boolean(),
  pending: unread,
  /** Withdraw takes an `Idempotency-Key`, and the look-up says which attempt it is about. */
  idempotency_key: v.optional(v.boolean()),
  /** `POST …/payments/:payment_hash/abandon` makes "it never arrived" final. */
  abandon: v.optional(v.boolean()),
  /** A wallet's transactions take `search` and `before`. */
  search: v.optional(v.boolean()),
  withdraw_patience_seconds: unread,
});
export type Capabilities = v.InferOutput<typeof capabilitiesSchema>;

export const paymentLookupSchema = reads<PaymentStateAnswer>()({
  /** Hosts of release 0.1 answer `succeeded`. */
  status: v.pipe(
    v.picklist(['pending', 'settled', 'succeeded', 'failed', 'not_found']),
    v.transform((status) => (status === 'succeeded' ? 'settled' : status)),
  ),
  wtx: v.nullish(wtxSchema),
  /** The node's token when `failed`. */
  failure: v.nullish(v.string()),
  /** The attempt that this is about. */
  idempotency_key: v.nullish(v.string()),
});
export type PaymentLookup = v.InferOutput<typeof paymentLookupSchema>;

export const feeEstimateSchema = reads<FeeEstimateAnswer>()({
  fee_msat: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  success_probability: v.nullish(v.number()),
});
export type FeeEstimate = v.InferOutput<typeof feeEstimateSchema>;

/** `POST /v1/sandbox/wallet`: a wallet with play money, and every key to it. */
export const sandboxWalletSchema = reads<SandboxWalletAnswer>()({
  ...walletSchema.entries,
  access_keys: reads<SandboxWalletAnswer['access_keys']>()({
    'Wallet Admin': v.array(v.string()),
    'Wallet Invoice': v.array(v.string()),
    'Wallet Read': v.array(v.string()),
    'Wallet LNURL Withdraw': v.array(v.string()),
    'Wallet LNURL Pay': v.array(v.string()),
  }),
  api_keys: reads<SandboxWalletAnswer['api_keys']>()({ public: v.string(), secret: v.string() }),
});
export type SandboxWallet = v.InferOutput<typeof sandboxWalletSchema>;

export const sandboxInvoiceSchema = reads<SandboxInvoiceAnswer>()({
  kind: v.picklist(SANDBOX_KINDS),
  payment_request: v.string(),
  payment_hash: v.string(),
  num_msat: unread,
  memo: unread,
  expiry: unread,
  expires_at: unread,
});
export type SandboxInvoice = v.InferOutput<typeof sandboxInvoiceSchema>;

export const sandboxInvoiceStateSchema = reads<SandboxInvoiceStateAnswer>()({
  payment_hash: unread,
  state: v.picklist(['open', 'held', 'settled']),
});

export const releaseSchema = reads<ReleaseAnswer>()({ payment_hash: unread, released: unread });
