/**
 * The port to a Lightning node. Adapters (sandbox/, lnd/, …) implement it; nothing else in the
 * server knows which node it drives. An adapter says `failed` only for an answer its node documents
 * as final; whatever else goes wrong while paying is `unknown` (docs/decisions/, node-apis).
 */
import type { NodePubkey, PaymentHash, Preimage } from '#core/hex.ts';
import type { Network } from '#core/invoice/invoice.ts';
import type { Msat } from '#core/money.ts';

export interface NodeInfo {
  pubkey: NodePubkey;
  alias: string;
  network: Network;
  /** The version string of the node's software. */
  version: string;
}

export interface PayRequest {
  paymentRequest: string;
  paymentHash: PaymentHash;
  /** The amount to deliver: the invoice's own, or the payer's for an amountless invoice. */
  amountMsat: Msat;
  feeLimitMsat: Msat;
}

/** What became of a payment, as far as the node knows. `reason` is the node's own token or text. */
export type PaymentState =
  | { state: 'succeeded'; preimage: Preimage; feeMsat: Msat }
  | { state: 'failed'; reason: string }
  | { state: 'in_flight' }
  /** The node has never heard of this payment hash. */
  | { state: 'not_found' };

/** The answer to `pay`. `unknown` keeps the money held until `lookupPayment` says more. */
export type PayOutcome =
  | Exclude<PaymentState, { state: 'not_found' }>
  /** The node refused before any HTLC left it: "invoice is already paid", "invoice expired. …" */
  | { state: 'refused'; reason: string }
  | { state: 'unknown'; detail: string };

export interface NewInvoice {
  amountMsat: Msat | null;
  description: { kind: 'text'; text: string } | { kind: 'hash'; hash: string };
  expirySeconds: number;
}

export interface CreatedInvoice {
  paymentRequest: string;
  paymentHash: PaymentHash;
}

export type InvoiceState =
  | { state: 'open' }
  | { state: 'settled'; preimage: Preimage; amountMsat: Msat; settledAt: number }
  | { state: 'expired' }
  | { state: 'not_found' };

/** What became of an invoice of ours that was to be closed to payers on Lightning. */
export type CancelOutcome =
  { state: 'canceled'; preimage: Preimage } | Exclude<InvoiceState, { state: 'open' }>;

export interface RouteHop {
  chanId: string;
  chanCapacitySat: number;
  amtToForwardMsat: Msat;
  feeMsat: Msat;
  /** Block height of the time lock. */
  expiry: number;
  pubkey: NodePubkey;
}

export interface Route {
  totalTimeLock: number;
  totalAmtMsat: Msat;
  totalFeesMsat: Msat;
  hops: RouteHop[];
}

export type RoutesAnswer =
  | { ok: true; routes: Route[]; successProb: number | null }
  /** "unable to find a path to destination", "insufficient local balance", … */
  | { ok: false; reason: string };

export type FeeEstimate =
  { ok: true; feeMsat: Msat; successProbability: number | null } | { ok: false; reason: string };

export interface SettledInvoice {
  paymentHash: PaymentHash;
  preimage: Preimage;
  amountMsat: Msat;
  /** Unix seconds. */
  settledAt: number;
}

export interface LightningNode {
  info(): Promise<NodeInfo>;
  /**
   * Pays, and resolves when the outcome is known or `signal` aborts the waiting (not the payment):
   * then with the state known so far, usually `in_flight`. Never rejects for a payment's fate.
   */
  pay(request: PayRequest, signal: AbortSignal): Promise<PayOutcome>;
  /** @throws NodeUnavailable when the node cannot be asked now. */
  lookupPayment(paymentHash: PaymentHash): Promise<PaymentState>;
  createInvoice(invoice: NewInvoice): Promise<CreatedInvoice>;
  lookupInvoice(paymentHash: PaymentHash): Promise<InvoiceState>;
  /**
   * Closes an open invoice of ours to payers on Lightning, for good, and gives its preimage, so that
   * the ledger can settle it between two of its own wallets. Asking again gives the same answer.
   */
  cancelInvoice(paymentHash: PaymentHash): Promise<CancelOutcome>;
  /** Routes in the node's graph to a node, for an amount. */
  queryRoutes(payee: NodePubkey, amountMsat: Msat): Promise<RoutesAnswer>;
  /** The cheapest fee the node expects for this invoice, its route hints included. */
  estimateFee(paymentRequest: string, amountMsat: Msat): Promise<FeeEstimate>;
  /** Called whenever a payment reaches a final state. Returns the unsubscribe function. */
  onPaymentFinal(listener: (paymentHash: PaymentHash, state: PaymentState) => void): () => void;
  /**
   * Called for each invoice of ours that settles, at least once: again when the listener's promise
   * rejects. Returns the unsubscribe function.
   */
  onInvoiceSettled(listener: (invoice: SettledInvoice) => void | Promise<void>): () => void;
  close(): Promise<void>;
}

/** The node cannot be asked now: not started, restarting, unreachable. Retry later. */
export class NodeUnavailable extends Error {
  override name = 'NodeUnavailable';
}

/** The invoice asked for cannot exist. Never retry: change the request. Its message may be shown. */
export class InvoiceImpossible extends Error {
  override name = 'InvoiceImpossible';
}
