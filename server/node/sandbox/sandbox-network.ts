/** The sandbox in one thread: LDK's network and its payments, behind the ports of the node and the shop. */
import {
  type Event,
  Event_PaymentClaimable,
  Event_PaymentClaimed,
  Event_PaymentFailed,
  Event_PaymentSent,
} from 'lightningdevkit';
import { type NodePubkey, type PaymentHash, toNodePubkey } from '#core/hex.ts';
import { lnpayWords } from '#core/lnpay/node-words.ts';
import type { Msat } from '#core/money.ts';
import type { SandboxFaultPoint } from '#server/lib/fault-points.ts';
import type {
  CancelOutcome,
  CreatedInvoice,
  FeeEstimate,
  InvoiceState,
  LightningNode,
  NewInvoice,
  NodeInfo,
  NodeUnavailable,
  PaymentListener,
  PaymentState,
  PayOutcome,
  PayRequest,
  RoutesAnswer,
  SettledListener,
} from '../lightning-node.ts';
import type { SandboxShop } from '../sandbox-shop.ts';
import { makeInvoice, readInvoice } from './ldk/bolt11.ts';
import { hexOf } from './ldk/hex.ts';
import { loadLdk } from './ldk/load.ts';
import { LdkNetwork } from './network/ldk-network.ts';
import { estimateFee, queryRoutes } from './network/routes.ts';
import { type NodeName, NODES } from './network/topology.ts';
import { CommitBatch } from './payments/commit-batch.ts';
import { IncomingPayments } from './payments/incoming-payments.ts';
import { OutgoingPayments } from './payments/outgoing-payments.ts';
import { Payer } from './payments/payer.ts';
import { SettledNotifier } from './payments/settled-notifier.ts';
import { SandboxDamaged, Store } from './payments/store.ts';
import { Shop } from './shop.ts';

const LDK_VERSION = 'LDK 0.1.2';
/** How often LDK may forget finished payments, so that its state does not grow with each. */
const PAYMENTS_PER_TICK = 50;

export interface SandboxOptions {
  /** Where the sandbox keeps its file. */
  directory: string;
  /** Unix seconds. */
  now: () => number;
  /** Called once when the sandbox cannot go on: start a new one from the same directory. */
  onBroken: (error: NodeUnavailable) => void;
  /** Called around the commit of a batch that ends a payment; does nothing but in tests. */
  faultPoint?: (point: SandboxFaultPoint) => void;
}

export class SandboxNetwork implements LightningNode {
  readonly shop: SandboxShop;
  readonly #now: () => number;
  readonly #network: LdkNetwork;
  readonly #batch: CommitBatch;
  readonly #incoming: IncomingPayments;
  readonly #payers: { service: Payer; shop: Payer };
  readonly #settled: SettledNotifier;
  #finished = 0;

  private constructor(store: Store, { now, onBroken, faultPoint = () => {} }: SandboxOptions) {
    this.#now = now;
    this.#network = new LdkNetwork(store);
    this.#batch = new CommitBatch(
      store,
      () => this.#advance(),
      (error, how) => {
        this.#payers.service.abandon(error.message);
        this.#payers.shop.abandon(error.message);
        if (how === 'broken') onBroken(error);
      },
      faultPoint,
    );
    this.#incoming = new IncomingPayments(store, this.#network);
    this.#settled = new SettledNotifier(this.#incoming, this.#batch);
    const payerOf = (name: 'service' | 'shop') =>
      new Payer(new OutgoingPayments(name, this.#network.node(name), store), this.#batch, now);
    this.#payers = { service: payerOf('service'), shop: payerOf('shop') };
    this.shop = new Shop({
      network: this.#network,
      batch: this.#batch,
      incoming: this.#incoming,
      payer: this.#payers.shop,
      now,
    });
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
      sandbox.#batch.schedule();
      return sandbox;
    } catch (error) {
      store.close();
      throw new SandboxDamaged(store.path, error);
    }
  }

  async info(): Promise<NodeInfo> {
    return this.#batch.read(() => ({
      pubkey: toNodePubkey(hexOf(this.#network.node('service').pubkey)),
      alias: NODES.get('service')?.alias ?? '',
      network: 'regtest',
      version: LDK_VERSION,
    }));
  }

  pay(request: PayRequest, signal: AbortSignal): Promise<PayOutcome> {
    return this.#payers.service.pay(request, signal);
  }

  async lookupPayment(paymentHash: PaymentHash): Promise<PaymentState> {
    return this.#batch.read(() => this.#payers.service.lookup(paymentHash));
  }

  createInvoice(invoice: NewInvoice): Promise<CreatedInvoice> {
    return this.#batch.write(() => {
      const made = makeInvoice(this.#network.node('service').managerDated(this.#now()), invoice);
      return this.#incoming.add('service', 'service', made);
    });
  }

  async lookupInvoice(paymentHash: PaymentHash): Promise<InvoiceState> {
    return this.#batch.read(() => this.#incoming.lookup(paymentHash, this.#now()));
  }

  cancelInvoice(paymentHash: PaymentHash): Promise<CancelOutcome> {
    return this.#batch.write(() => this.#incoming.cancel(paymentHash, this.#now()));
  }

  async queryRoutes(payee: NodePubkey, amountMsat: Msat): Promise<RoutesAnswer> {
    return this.#batch.read(() => queryRoutes(this.#network, payee, amountMsat));
  }

  async explainPending(): Promise<null> {
    return null;
  }

  async estimateFee(paymentRequest: string, amountMsat: Msat): Promise<FeeEstimate> {
    return this.#batch.read(() => {
      const invoice = readInvoice(paymentRequest);
      if (!invoice) return { kind: 'none', reason: lnpayWords.cannotDecode('it cannot be read') };
      return estimateFee(this.#network.node('service'), invoice, amountMsat);
    });
  }

  onPaymentFinal(listener: PaymentListener): () => void {
    return this.#payers.service.onFinal(listener);
  }

  onInvoiceSettled(listener: SettledListener): () => void {
    return this.#settled.subscribe(listener);
  }

  async close(): Promise<void> {
    this.#batch.close();
  }

  /** One batch of work. Returns whether payments are left for the next. */
  #advance(): boolean {
    const hasMore = [this.#payers.service.submit(), this.#payers.shop.submit()].includes(true);
    this.#network.pump();
    if (this.#finished >= PAYMENTS_PER_TICK) {
      this.#finished = 0;
      this.#network.tick();
      this.#network.pump();
    }
    this.#network.save();
    return hasMore;
  }

  #handle(node: NodeName, event: Event): void {
    if (event instanceof Event_PaymentClaimable) {
      this.#incoming.arrived(node, event);
    } else if (event instanceof Event_PaymentClaimed) {
      if (this.#incoming.settled(event, this.#now())) {
        this.#batch.afterCommit(() => this.#settled.deliverAll());
      }
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
}
