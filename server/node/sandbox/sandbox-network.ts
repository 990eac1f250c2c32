/** The sandbox in one thread: LDK's network and our books, behind the ports of the node and the shop. */
import {
  type Event,
  Event_PaymentClaimable,
  Event_PaymentClaimed,
  Event_PaymentFailed,
  Event_PaymentSent,
} from 'lightningdevkit';
import { type NodePubkey, type PaymentHash, toNodePubkey } from '#core/hex.ts';
import { lnpayWords } from '#core/lnpay/node-words.ts';
import { type Msat, msatFromSat } from '#core/money.ts';
import {
  type CancelOutcome,
  type CreatedInvoice,
  type FeeEstimate,
  type InvoiceState,
  type LightningNode,
  type NewInvoice,
  type NodeInfo,
  NodeUnavailable,
  type PaymentListener,
  type PaymentState,
  type PayOutcome,
  type PayRequest,
  type RoutesAnswer,
  type SettledInvoice,
  type SettledListener,
} from '../lightning-node.ts';
import type { SandboxShop, ShopInvoiceRequest } from '../sandbox-shop.ts';
import type { SandboxFaultPoint } from '#server/lib/fault-points.ts';
import { Beat } from './payments/commit-batch.ts';
import { IncomingPayments } from './payments/incoming-payments.ts';
import { amountOf, makeInvoice, paymentHashOf, readInvoice } from './ldk/bolt11.ts';
import { hexOf } from './ldk/hex.ts';
import { loadLdk } from './ldk/load.ts';
import { Network } from './network/network.ts';
import { OutgoingPayments } from './payments/outgoing-payments.ts';
import { Payer } from './payments/payer.ts';
import { estimateFee, queryRoutes } from './network/routes.ts';
import { makeShopInvoice } from './network/shop-invoice.ts';
import { SandboxDamaged, Store } from './payments/store.ts';
import { type NodeName, NODES } from './network/topology.ts';

const LDK_VERSION = 'LDK 0.1.2';
/** How often LDK may forget finished payments, so that its state does not grow with each. */
const PAYMENTS_PER_TICK = 50;
/** What the shop pays for a route at most: its sats are worth nothing. */
const SHOP_FEE_LIMIT = msatFromSat(1_000_000);

/** How soon a listener hears again of a settled invoice that it could not take in. */
const TELL_AGAIN_MS = 1000;

export interface SandboxOptions {
  /** Where the sandbox keeps its file. */
  directory: string;
  /** Unix seconds. */
  now: () => number;
  /** Called once when the sandbox cannot go on: start a new one from the same directory. */
  onBroken: (error: NodeUnavailable) => void;
  /** Called around the commit of a beat that ends a payment; does nothing but in tests. */
  faultPoint?: (point: SandboxFaultPoint) => void;
}

export class SandboxNetwork implements LightningNode {
  readonly shop: SandboxShop = {
    createInvoice: (request) => this.#createShopInvoice(request),
    payInvoice: (paymentRequest) => this.#payFromShop(paymentRequest),
    invoiceState: (paymentHash) =>
      this.#beat.durably(() => this.#incoming.shopInvoiceState(paymentHash)),
    release: (paymentHash) => this.#beat.durably(() => this.#incoming.release(paymentHash)),
  };
  readonly #now: () => number;
  readonly #network: Network;
  readonly #beat: Beat;
  readonly #incoming: IncomingPayments;
  readonly #payers: { service: Payer; shop: Payer };
  readonly #settledListeners = new Set<SettledListener>();
  readonly #telling = new Set<PaymentHash>();
  #finished = 0;

  private constructor(store: Store, options: SandboxOptions) {
    this.#now = options.now;
    this.#network = new Network(store);
    this.#incoming = new IncomingPayments(store, this.#network);
    this.#beat = new Beat(
      store,
      () => this.#move(),
      (error, how) => {
        this.#payers.service.abandon(error.message);
        this.#payers.shop.abandon(error.message);
        if (how === 'broken') options.onBroken(error);
      },
      options.faultPoint ?? (() => {}),
    );
    const payer = (name: 'service' | 'shop') =>
      new Payer(
        new OutgoingPayments(name, this.#network.node(name), store),
        this.#beat,
        options.now,
      );
    this.#payers = { service: payer('service'), shop: payer('shop') };
  }

  /** @throws SandboxDamaged when the directory holds a sandbox that cannot be used. */
  static async open(options: SandboxOptions): Promise<SandboxNetwork> {
    await loadLdk();
    const store = new Store(options.directory);
    try {
      store.begin();
      const sandbox = new SandboxNetwork(store, options);
      sandbox.#network.start((node, event) => sandbox.#handle(node, event));
      sandbox.#network.save();
      store.commit();
      sandbox.#beat.start();
      return sandbox;
    } catch (error) {
      store.close();
      throw new SandboxDamaged(store.path, error);
    }
  }

  async info(): Promise<NodeInfo> {
    return {
      pubkey: toNodePubkey(hexOf(this.#network.node('service').pubkey)),
      alias: NODES.get('service')?.alias ?? '',
      network: 'regtest',
      version: LDK_VERSION,
    };
  }

  pay(request: PayRequest, signal: AbortSignal): Promise<PayOutcome> {
    return this.#payers.service.pay(request, signal);
  }

  async lookupPayment(paymentHash: PaymentHash): Promise<PaymentState> {
    return this.#beat.ask(() => this.#payers.service.lookup(paymentHash));
  }

  /** @throws InvoiceImpossible for an amount, an expiry or a description that no invoice can carry. */
  createInvoice(invoice: NewInvoice): Promise<CreatedInvoice> {
    return this.#beat.durably(() => {
      const made = makeInvoice(this.#network.node('service').managerDated(this.#now()), invoice);
      return this.#incoming.add('service', 'service', made);
    });
  }

  async lookupInvoice(paymentHash: PaymentHash): Promise<InvoiceState> {
    return this.#beat.ask(() => this.#incoming.lookup(paymentHash, this.#now()));
  }

  cancelInvoice(paymentHash: PaymentHash): Promise<CancelOutcome> {
    return this.#beat.durably(() => this.#incoming.cancel(paymentHash, this.#now()));
  }

  async queryRoutes(payee: NodePubkey, amountMsat: Msat): Promise<RoutesAnswer> {
    return this.#beat.ask(() => queryRoutes(this.#network, payee, amountMsat));
  }

  async estimateFee(paymentRequest: string, amountMsat: Msat): Promise<FeeEstimate> {
    return this.#beat.ask(() => {
      const invoice = readInvoice(paymentRequest);
      if (!invoice) return { kind: 'none', reason: lnpayWords.cannotDecode('it cannot be read') };
      return estimateFee(this.#network.node('service'), invoice, amountMsat);
    });
  }

  onPaymentFinal(listener: PaymentListener): () => void {
    return this.#payers.service.onFinal(listener);
  }

  onInvoiceSettled(listener: SettledListener): () => void {
    this.#settledListeners.add(listener);
    setImmediate(() => this.#tellSettled());
    return () => this.#settledListeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#beat.close();
  }

  #move(): boolean {
    const waiting = [this.#payers.service.submit(), this.#payers.shop.submit()];
    this.#network.pump();
    if (this.#finished >= PAYMENTS_PER_TICK) {
      this.#finished = 0;
      this.#network.tick();
      this.#network.pump();
    }
    this.#network.save();
    return waiting.includes(true);
  }

  #handle(node: NodeName, event: Event): void {
    if (event instanceof Event_PaymentClaimable) {
      this.#incoming.arrived(node, event);
    } else if (event instanceof Event_PaymentClaimed) {
      if (this.#incoming.settled(event, this.#now()))
        this.#beat.afterCommit(() => this.#tellSettled());
    } else if (event instanceof Event_PaymentSent) {
      this.#finished += 1;
      this.#payerOf(node).sent(event);
    } else if (event instanceof Event_PaymentFailed) {
      this.#payerOf(node).failed(event);
    }
  }

  #payerOf(node: NodeName): Payer {
    if (node === 'service' || node === 'shop') return this.#payers[node];
    throw new Error(`the sandbox's ${node} does not pay`);
  }

  #tellSettled(): void {
    if (this.#beat.ended || this.#settledListeners.size === 0) return;
    for (const invoice of this.#beat.ask(() => this.#incoming.untold())) {
      if (!this.#telling.has(invoice.paymentHash)) void this.#tell(invoice);
    }
  }

  async #tell(invoice: SettledInvoice): Promise<void> {
    this.#telling.add(invoice.paymentHash);
    try {
      await Promise.all([...this.#settledListeners].map(async (listener) => listener(invoice)));
      await this.#beat.durably(() => this.#incoming.told(invoice.paymentHash));
    } catch {
      setTimeout(() => this.#tellSettled(), TELL_AGAIN_MS).unref();
    } finally {
      this.#telling.delete(invoice.paymentHash);
    }
  }

  #createShopInvoice(request: ShopInvoiceRequest): Promise<CreatedInvoice> {
    return this.#beat.durably(() => {
      const { payee, invoice } = makeShopInvoice(this.#network, request, this.#now());
      return this.#incoming.add(payee, request.kind, invoice);
    });
  }

  async #payFromShop(paymentRequest: string): Promise<void> {
    const invoice = this.#beat.ask(() => readInvoice(paymentRequest));
    const amountMsat = invoice && amountOf(invoice);
    if (!invoice || !amountMsat) throw new Error('the shop pays only invoices with an amount');
    const outcome = await this.#payers.shop.pay(
      {
        paymentRequest,
        paymentHash: paymentHashOf(invoice),
        amountMsat,
        feeLimitMsat: SHOP_FEE_LIMIT,
      },
      new AbortController().signal,
    );
    if (outcome.status === 'settled') return;
    if (outcome.status === 'unknown') throw new NodeUnavailable(outcome.detail);
    throw new Error(
      `the shop could not pay: ${'reason' in outcome ? outcome.reason : outcome.status}`,
    );
  }
}
