/** A Lightning node for tests: it pays as the test scripts it, and remembers what a real one would. */
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
  FinalPayment,
  InvoiceState,
  LightningNode,
  NewInvoice,
  NodeInfo,
  PaymentListener,
  PaymentState,
  PayOutcome,
  PayRequest,
  RoutesAnswer,
  SettledInvoice,
  SettledListener,
} from '../lightning-node.ts';

const OUR_KEY = '0a'.repeat(32);
const THEIR_KEY = '0b'.repeat(32);

export class FakeNode implements LightningNode {
  readonly pubkey = toNodePubkey(publicKey(OUR_KEY));
  readonly payee = toNodePubkey(publicKey(THEIR_KEY));
  /** Every call of `pay`. */
  readonly calls: PayRequest[] = [];
  /** What `lookupPayment` answers; a hash that is not there is not-found. */
  readonly payments = new Map<PaymentHash, PaymentState>();
  /** What has left the node, fees included, less what has arrived. */
  spent = 0n;
  /** The answer to `pay`. */
  script: (request: PayRequest, signal: AbortSignal) => Promise<PayOutcome> | PayOutcome = (
    request,
  ) => this.settle(request.paymentHash, msat(0n));
  /** May throw, or wait. */
  beforeInfo = (): Promise<void> | void => {};
  beforeLookup = (): Promise<void> | void => {};
  routes: RoutesAnswer = { kind: 'none', reason: 'unable to find a path to destination' };
  estimate: FeeEstimate = { kind: 'estimate', feeMsat: msat(1_500n), successProbability: 0.97 };

  explanation: string | null = null;

  #unanswered = 0;
  readonly #now: () => number;
  readonly #preimages = new Map<PaymentHash, Preimage>();
  readonly #invoices = new Map<PaymentHash, InvoiceState | { status: 'canceled' }>();
  readonly #paymentListeners = new Set<PaymentListener>();
  readonly #invoiceListeners = new Set<SettledListener>();

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
  settle(paymentHash: PaymentHash, feeMsat: Msat): FinalPayment {
    const preimage = this.preimage(paymentHash);
    if (this.payments.get(paymentHash)?.status !== 'settled') {
      const call = this.calls.findLast((request) => request.paymentHash === paymentHash);
      this.spent += (call?.amountMsat ?? 0n) + feeMsat;
    }
    return this.#remember(paymentHash, { status: 'settled', preimage, feeMsat });
  }

  fail(paymentHash: PaymentHash, reason: string): FinalPayment {
    return this.#remember(paymentHash, { status: 'failed', reason });
  }

  keepPending(paymentHash: PaymentHash): { status: 'pending' } {
    return this.#remember(paymentHash, { status: 'pending' });
  }

  /** Notifies the listeners of a payment that has ended. */
  report(paymentHash: PaymentHash): void {
    const state = this.payments.get(paymentHash);
    if (state?.status !== 'settled' && state?.status !== 'failed') return;
    for (const listener of this.#paymentListeners) listener(paymentHash, state);
  }

  /** Somebody pays an invoice of ours over Lightning; listeners are notified unless `silently`. */
  receive(paymentHash: PaymentHash, amountMsat: Msat, { silently = false } = {}): void {
    const receipt = { preimage: this.preimage(paymentHash), amountMsat, settledAt: this.#now() };
    this.#invoices.set(paymentHash, { status: 'settled', ...receipt });
    this.spent -= amountMsat;
    if (!silently) this.reportInvoice({ paymentHash, ...receipt });
  }

  reportInvoice(invoice: SettledInvoice): void {
    for (const listener of this.#invoiceListeners) void listener(invoice);
  }

  expire(paymentHash: PaymentHash): void {
    this.#invoices.set(paymentHash, { status: 'expired' });
  }

  isCanceled(paymentHash: PaymentHash): boolean {
    return this.#invoices.get(paymentHash)?.status === 'canceled';
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
  get isPayUnanswered(): boolean {
    return this.#unanswered > 0;
  }

  async lookupPayment(paymentHash: PaymentHash): Promise<PaymentState> {
    await this.beforeLookup();
    return this.payments.get(paymentHash) ?? { status: 'not-found' };
  }

  async explainPending(): Promise<string | null> {
    return this.explanation;
  }

  async createInvoice(invoice: NewInvoice): Promise<CreatedInvoice> {
    const paymentHash = this.#newHash();
    this.#invoices.set(paymentHash, { status: 'open' });
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
    const state = this.#invoices.get(paymentHash) ?? { status: 'not-found' };
    return state.status === 'canceled' ? { status: 'expired' } : state;
  }

  async cancelInvoice(paymentHash: PaymentHash): Promise<CancelOutcome> {
    const state = this.#invoices.get(paymentHash) ?? { status: 'not-found' };
    if (state.status !== 'open' && state.status !== 'canceled') return state;
    this.#invoices.set(paymentHash, { status: 'canceled' });
    return { status: 'canceled', preimage: this.preimage(paymentHash) };
  }

  async queryRoutes(): Promise<RoutesAnswer> {
    return this.routes;
  }

  async estimateFee(): Promise<FeeEstimate> {
    return this.estimate;
  }

  onPaymentFinal(listener: PaymentListener): () => void {
    this.#paymentListeners.add(listener);
    return () => this.#paymentListeners.delete(listener);
  }

  onInvoiceSettled(listener: SettledListener): () => void {
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

  #remember<State extends PaymentState>(hash: PaymentHash, state: State): State {
    this.payments.set(hash, state);
    return state;
  }
}
