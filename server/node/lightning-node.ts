/**
 * The port to a Lightning node. Adapters (sandbox/, lnd/, …) implement it; nothing else in the
 * server knows which node it drives. Every adapter passes the suite in contract/.
 *
 * Amounts are msat, times are Unix seconds. `reason` is the node's own token or text: clients are
 * shown it unchanged, and core/lnpay/node-words.ts must recognise it.
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
  /** The most that routing may cost. 0: only a route that charges nothing. */
  feeLimitMsat: Msat;
}

/** No HTLC is in flight any more: the node never changes this answer, except to pay again after `failed`. */
export type FinalPayment =
  { status: 'settled'; preimage: Preimage; feeMsat: Msat } | { status: 'failed'; reason: string };

/** What became of a payment, as far as the node knows. */
export type PaymentState =
  | FinalPayment
  | { status: 'pending' }
  /** The node does not know this payment hash: it has never sent it. */
  | { status: 'not-found' };

/**
 * The answer to `pay`. An adapter says `failed` or `refused` only for an answer that its node
 * documents as final; whatever else goes wrong is `unknown`, and the money stays held until
 * `lookupPayment` says more.
 */
export type PayOutcome =
  | FinalPayment
  | { status: 'pending' }
  /**
   * The node did not begin: no HTLC has left it for this call. `duplicate`: it has paid this hash,
   * or is paying it, for another call. `other`: expired, wrong network, own invoice, no amount, …
   */
  | { status: 'refused'; kind: 'duplicate' | 'other'; reason: string }
  | { status: 'unknown'; detail: string };

export interface NewInvoice {
  /** Null: the payer chooses. */
  amountMsat: Msat | null;
  description: { kind: 'text'; text: string } | { kind: 'hash'; hash: string };
  expirySeconds: number;
}

export interface CreatedInvoice {
  paymentRequest: string;
  paymentHash: PaymentHash;
}

/** What became of an invoice of this node. */
export type InvoiceState =
  | { status: 'open' }
  | { status: 'settled'; preimage: Preimage; amountMsat: Msat; settledAt: number }
  /** It was never paid and never will be: its time is over, or it was canceled. */
  | { status: 'expired' }
  | { status: 'not-found' };

/**
 * What became of an invoice of this node that was to be closed to payers on Lightning. One whose time
 * was over already is `expired`, or `canceled` by a node that cannot tell the two apart.
 */
export type CancelOutcome =
  { status: 'canceled'; preimage: Preimage } | Exclude<InvoiceState, { status: 'open' }>;

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
  /** Block height of the first hop's time lock. */
  totalTimeLock: number;
  /** The fees included. */
  totalAmtMsat: Msat;
  totalFeesMsat: Msat;
  hops: RouteHop[];
}

export type RoutesAnswer =
  | { kind: 'routes'; routes: Route[]; successProbability: number | null }
  /** "unable to find a path to destination", "insufficient local balance", … */
  | { kind: 'none'; reason: string };

export type FeeEstimate =
  | { kind: 'estimate'; feeMsat: Msat; successProbability: number | null }
  | { kind: 'none'; reason: string };

export interface SettledInvoice {
  paymentHash: PaymentHash;
  preimage: Preimage;
  /** What arrived; for an amountless invoice the payer's choice. */
  amountMsat: Msat;
  settledAt: number;
}

export type PaymentListener = (paymentHash: PaymentHash, state: FinalPayment) => void;
export type SettledListener = (invoice: SettledInvoice) => void | Promise<void>;

/**
 * A node that pays and is paid. Every method but `pay` rejects with NodeUnavailable when the node
 * cannot be asked now; every method may be called again with the same arguments without harm.
 */
export interface LightningNode {
  /** @throws NodeMisconfigured */
  info(): Promise<NodeInfo>;
  /**
   * Pays an invoice, at most once for each payment hash: a hash that is pending or settled is refused
   * as a duplicate, one that failed may be sent again. Resolves when the outcome is known or `signal`
   * aborts the waiting (not the payment): then with the state known so far, usually `pending`.
   * Never rejects.
   */
  pay(request: PayRequest, signal: AbortSignal): Promise<PayOutcome>;
  lookupPayment(paymentHash: PaymentHash): Promise<PaymentState>;
  /** What an operator can see and do about a payment that stays pending; null: nothing is known. */
  explainPending(paymentHash: PaymentHash): Promise<string | null>;
  /** @throws InvoiceImpossible for an amount, an expiry or a description that no invoice can carry. */
  createInvoice(invoice: NewInvoice): Promise<CreatedInvoice>;
  lookupInvoice(paymentHash: PaymentHash): Promise<InvoiceState>;
  /**
   * Closes an open invoice of ours to payers on Lightning, for good, and returns its preimage, so that
   * the ledger can settle it between two of its own wallets. Asked again it answers the same.
   */
  cancelInvoice(paymentHash: PaymentHash): Promise<CancelOutcome>;
  /** Routes in the node's graph to another node, for an amount. */
  queryRoutes(payee: NodePubkey, amountMsat: Msat): Promise<RoutesAnswer>;
  /** The cheapest fee the node expects for this invoice, its route hints included. */
  estimateFee(paymentRequest: string, amountMsat: Msat): Promise<FeeEstimate>;
  /** The listener is called when a payment of this node ends. Returns the unsubscribe function. */
  onPaymentFinal(listener: PaymentListener): () => void;
  /**
   * The listener is called for each invoice of this node that settles, at least once: again until its
   * promise resolves. A node that keeps no account of it may forget at a restart; what settled then is
   * found by looking it up. Returns the unsubscribe function.
   */
  onInvoiceSettled(listener: SettledListener): () => void;
  /** Waits for nobody: a call of `pay` that is still waiting resolves as `unknown`. */
  close(): Promise<void>;
}

/**
 * The node cannot be asked now: not started, restarting, unreachable, closed. Retry later. The message
 * may be shown to anybody; `advice` is for the operator.
 */
export class NodeUnavailable extends Error {
  override name = 'NodeUnavailable';
  readonly advice: string;

  constructor(message: string, options: ErrorOptions & { advice?: string } = {}) {
    super(message, options);
    this.advice = options.advice ?? message;
  }
}

/**
 * The node cannot be asked with the settings that this server has: another certificate, macaroon or
 * network. Retrying changes nothing. The message is a sentence that says what to do.
 */
export class NodeMisconfigured extends Error {
  override name = 'NodeMisconfigured';
}

/** The invoice asked for cannot exist. Never retry: change the request. Its message may be shown. */
export class InvoiceImpossible extends Error {
  override name = 'InvoiceImpossible';
}
