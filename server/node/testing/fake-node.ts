/** A Lightning node for tests: it pays as the test says, and remembers what a real one would. */
import { createHash, randomBytes } from 'node:crypto';
import {
  toNodePubkey,
  toPaymentHash,
  toPreimage,
  type PaymentHash,
  type Preimage,
} from '#core/hex.ts';
import {
  encodeInvoice,
  publicKey,
  type InvoiceToEncode,
} from '#core/invoice/testing/encode-invoice.ts';
import { msat, type Msat } from '#core/money.ts';
import type {
  CancelOutcome,
  CreatedInvoice,
  FeeEstimate,
  InvoiceState,
  LightningNode,
  NewInvoice,
  NodeInfo,
  PaymentState,
  PayOutcome,
  PayRequest,
  RoutesAnswer,
  SettledInvoice,
} from '../lightning-node.ts';

const OUR_KEY = '0a'.repeat(32);
const THEIR_KEY = '0b'.repeat(32);

export class FakeNode implements LightningNode {
  readonly pubkey = toNodePubkey(publicKey(OUR_KEY));
  readonly payee = toNodePubkey(publicKey(THEIR_KEY));
  /** Every call of `pay`. */
  readonly calls: PayRequest[] = [];
  /** What `lookupPayment` answers; a hash that is not there is not_found. */
  readonly payments = new Map<PaymentHash, PaymentState>();
  /** What has left the node, fees included, less what has arrived. */
  spent = 0n;
  /** How a payment goes. */
  script: (request: PayRequest, signal: AbortSignal) => Promise<PayOutcome> | PayOutcome = (
    request,
  ) => this.succeed(request.paymentHash, msat(0n));
  /** May throw, or wait. */
  beforeInfo = (): Promise<void> | void => {};
  beforeLookup = (): Promise<void> | void => {};
  routes: RoutesAnswer = { ok: false, reason: 'unable to find a path to destination' };
  estimate: FeeEstimate = { ok: true, feeMsat: msat(1_500n), successProbability: 0.97 };

  #unanswered = 0;
  readonly #now: () => number;
  readonly #preimages = new Map<PaymentHash, Preimage>();
  readonly #invoices = new Map<PaymentHash, InvoiceState | { state: 'canceled' }>();
  readonly #paymentListeners = new Set<(hash: PaymentHash, state: PaymentState) => void>();
  readonly #invoiceListeners = new Set<(invoice: SettledInvoice) => void | Promise<void>>();

  constructor(now: () => number = () => Math.floor(Date.now() / 1000)) {
    this.#now = now;
  }

  /** An invoice of somebody else's node. */
  foreignInvoice(invoice: InvoiceToEncode = {}): CreatedInvoice {
    const paymentHash = this.#newHash();
    const paymentRequest = encodeInvoice({
      network: 'regtest',
      createdAt: this.#now() - 1,
      privateKey: THEIR_KEY,
      paymentHash,
      ...invoice,
    });
    return { paymentRequest, paymentHash };
  }

  preimage(paymentHash: PaymentHash): Preimage {
    const preimage = this.#preimages.get(paymentHash);
    if (!preimage) throw new Error(`no preimage for ${paymentHash}`);
    return preimage;
  }

  /** The payment is settled, once; returns what `pay` then answers. */
  succeed(paymentHash: PaymentHash, feeMsat: Msat): PayOutcome & PaymentState {
    const preimage = this.preimage(paymentHash);
    if (this.payments.get(paymentHash)?.state !== 'succeeded') {
      const call = this.calls.findLast((request) => request.paymentHash === paymentHash);
      this.spent += (call?.amountMsat ?? 0n) + feeMsat;
    }
    return this.#remember(paymentHash, { state: 'succeeded', preimage, feeMsat });
  }

  fail(paymentHash: PaymentHash, reason: string): PayOutcome & PaymentState {
    return this.#remember(paymentHash, { state: 'failed', reason });
  }

  inFlight(paymentHash: PaymentHash): PayOutcome & PaymentState {
    return this.#remember(paymentHash, { state: 'in_flight' });
  }

  /** Tells the listeners what the node knows about a payment. */
  report(paymentHash: PaymentHash): void {
    const state = this.payments.get(paymentHash) ?? { state: 'not_found' };
    for (const listener of this.#paymentListeners) listener(paymentHash, state);
  }

  /** Somebody pays an invoice of ours over Lightning; listeners hear of it unless `silently`. */
  receive(paymentHash: PaymentHash, amountMsat: Msat, { silently = false } = {}): void {
    const receipt = { preimage: this.preimage(paymentHash), amountMsat, settledAt: this.#now() };
    this.#invoices.set(paymentHash, { state: 'settled', ...receipt });
    this.spent -= amountMsat;
    if (!silently) this.reportInvoice({ paymentHash, ...receipt });
  }

  reportInvoice(invoice: SettledInvoice): void {
    for (const listener of this.#invoiceListeners) void listener(invoice);
  }

  expire(paymentHash: PaymentHash): void {
    this.#invoices.set(paymentHash, { state: 'expired' });
  }

  isCanceled(paymentHash: PaymentHash): boolean {
    return this.#invoices.get(paymentHash)?.state === 'canceled';
  }

  async info(): Promise<NodeInfo> {
    await this.beforeInfo();
    return { pubkey: this.pubkey, alias: 'fake', network: 'regtest', version: 'fake' };
  }

  async pay(request: PayRequest, signal: AbortSignal): Promise<PayOutcome> {
    this.calls.push(request);
    this.#unanswered += 1;
    try {
      return await this.script(request, signal);
    } finally {
      this.#unanswered -= 1;
    }
  }

  /** Whether a call of `pay` has been made that the script has not answered. */
  get isSilent(): boolean {
    return this.#unanswered > 0;
  }

  async lookupPayment(paymentHash: PaymentHash): Promise<PaymentState> {
    await this.beforeLookup();
    return this.payments.get(paymentHash) ?? { state: 'not_found' };
  }

  async createInvoice(invoice: NewInvoice): Promise<CreatedInvoice> {
    const paymentHash = this.#newHash();
    this.#invoices.set(paymentHash, { state: 'open' });
    const { description } = invoice;
    const paymentRequest = encodeInvoice({
      network: 'regtest',
      createdAt: this.#now(),
      privateKey: OUR_KEY,
      paymentHash,
      amountMsat: invoice.amountMsat,
      expiry: invoice.expirySeconds,
      ...(description.kind === 'text'
        ? { description: description.text }
        : { descriptionHash: description.hash }),
    });
    return { paymentRequest, paymentHash };
  }

  async lookupInvoice(paymentHash: PaymentHash): Promise<InvoiceState> {
    const state = this.#invoices.get(paymentHash) ?? { state: 'not_found' };
    return state.state === 'canceled' ? { state: 'expired' } : state;
  }

  async cancelInvoice(paymentHash: PaymentHash): Promise<CancelOutcome> {
    const state = this.#invoices.get(paymentHash) ?? { state: 'not_found' };
    if (state.state !== 'open' && state.state !== 'canceled') return state;
    this.#invoices.set(paymentHash, { state: 'canceled' });
    return { state: 'canceled', preimage: this.preimage(paymentHash) };
  }

  async queryRoutes(): Promise<RoutesAnswer> {
    return this.routes;
  }

  async estimateFee(): Promise<FeeEstimate> {
    return this.estimate;
  }

  onPaymentFinal(listener: (hash: PaymentHash, state: PaymentState) => void): () => void {
    this.#paymentListeners.add(listener);
    return () => this.#paymentListeners.delete(listener);
  }

  onInvoiceSettled(listener: (invoice: SettledInvoice) => void | Promise<void>): () => void {
    this.#invoiceListeners.add(listener);
    return () => this.#invoiceListeners.delete(listener);
  }

  async close(): Promise<void> {}

  #newHash(): PaymentHash {
    const preimage = randomBytes(32);
    const hash = toPaymentHash(createHash('sha256').update(preimage).digest('hex'));
    this.#preimages.set(hash, toPreimage(preimage.toString('hex')));
    return hash;
  }

  #remember<State extends PayOutcome & PaymentState>(hash: PaymentHash, state: State): State {
    this.payments.set(hash, state);
    return state;
  }
}
