/** The sandbox as the server sees it: the ports of the node and the shop, spoken to the sandbox's thread. */
import type { NodePubkey, PaymentHash } from '#core/hex.ts';
import type { Msat } from '#core/money.ts';
import {
  type CancelOutcome,
  type CreatedInvoice,
  type FeeEstimate,
  type InvoiceState,
  type LightningNode,
  type NewInvoice,
  type NodeInfo,
  type PaymentListener,
  type PaymentState,
  type PayOutcome,
  type PayRequest,
  type RoutesAnswer,
  type SettledInvoice,
  type SettledListener,
} from '../../lightning-node.ts';
import type { SandboxShop } from '../../sandbox-shop.ts';
import * as rpc from './calls.ts';
import { type News, type Question, WorkerLink } from './worker-link.ts';

/** Beside the built server. */
const WORKER = new URL('./sandbox-worker.js', import.meta.url);

export class SandboxClient implements LightningNode {
  readonly shop: SandboxShop;
  readonly #link: WorkerLink;
  readonly #paymentListeners = new Set<PaymentListener>();
  readonly #settledListeners = new Set<SettledListener>();

  /** @param directory where the sandbox keeps its file; nothing else may use it meanwhile. */
  constructor(directory: string, worker: URL = WORKER) {
    this.#link = new WorkerLink({
      url: worker,
      directory,
      onNews: (news) => this.#spread(news),
      onUp: () => {
        if (this.#settledListeners.size > 0) this.#report({ method: 'listenToSettled' });
      },
    });
    const link = this.#link;
    this.shop = {
      createInvoice: (request) =>
        link.ask({ method: 'shop.createInvoice', request }, rpc.CreatedInvoice),
      payInvoice: (paymentRequest) =>
        link.ask({ method: 'shop.payInvoice', paymentRequest }, rpc.Nothing),
      invoiceState: (paymentHash) =>
        link.ask({ method: 'shop.invoiceState', paymentHash }, rpc.ShopInvoiceState),
      release: (paymentHash) =>
        link.ask({ method: 'shop.release', paymentHash }, rpc.ReleaseAnswer),
    };
  }

  /** Resolves when the network runs. @throws NodeUnavailable with the reason why it cannot. */
  async ready(): Promise<void> {
    await this.#link.up();
  }

  info(): Promise<NodeInfo> {
    return this.#link.ask({ method: 'info' }, rpc.NodeInfo);
  }

  pay(request: PayRequest, signal: AbortSignal): Promise<PayOutcome> {
    const asked = this.#link.ask({ method: 'pay', request }, rpc.PayOutcome).catch(unknown);
    return new Promise((resolve) => {
      const stopWaiting = () => {
        void this.#stateSoFar(request.paymentHash).catch(unknown).then(resolve);
      };
      if (signal.aborted) stopWaiting();
      else signal.addEventListener('abort', stopWaiting, { once: true });
      void asked.then((outcome) => {
        signal.removeEventListener('abort', stopWaiting);
        resolve(outcome);
      });
    });
  }

  lookupPayment(paymentHash: PaymentHash): Promise<PaymentState> {
    return this.#link.ask({ method: 'lookupPayment', paymentHash }, rpc.PaymentState);
  }

  /** @throws InvoiceImpossible for an amount, an expiry or a description that no invoice can carry. */
  createInvoice(invoice: NewInvoice): Promise<CreatedInvoice> {
    return this.#link.ask({ method: 'createInvoice', invoice }, rpc.CreatedInvoice);
  }

  lookupInvoice(paymentHash: PaymentHash): Promise<InvoiceState> {
    return this.#link.ask({ method: 'lookupInvoice', paymentHash }, rpc.InvoiceState);
  }

  cancelInvoice(paymentHash: PaymentHash): Promise<CancelOutcome> {
    return this.#link.ask({ method: 'cancelInvoice', paymentHash }, rpc.CancelOutcome);
  }

  queryRoutes(payee: NodePubkey, amountMsat: Msat): Promise<RoutesAnswer> {
    return this.#link.ask({ method: 'queryRoutes', payee, amountMsat }, rpc.RoutesAnswer);
  }

  estimateFee(paymentRequest: string, amountMsat: Msat): Promise<FeeEstimate> {
    const question = { method: 'estimateFee', paymentRequest, amountMsat } as const;
    return this.#link.ask(question, rpc.FeeEstimate);
  }

  onPaymentFinal(listener: PaymentListener): () => void {
    this.#paymentListeners.add(listener);
    return () => this.#paymentListeners.delete(listener);
  }

  onInvoiceSettled(listener: SettledListener): () => void {
    this.#settledListeners.add(listener);
    this.#report({ method: 'listenToSettled' });
    return () => this.#settledListeners.delete(listener);
  }

  close(): Promise<void> {
    return this.#link.close();
  }

  async #stateSoFar(paymentHash: PaymentHash): Promise<PayOutcome> {
    const state = await this.lookupPayment(paymentHash);
    return state.status === 'not-found' ? unknown('the node has not heard of it yet') : state;
  }

  #spread(news: News): void {
    if (news.type === 'invoiceSettled') {
      void this.#tellSettled(news.invoice);
      return;
    }
    for (const listener of this.#paymentListeners) listener(news.paymentHash, news.state);
  }

  async #tellSettled(invoice: SettledInvoice): Promise<void> {
    const told = await Promise.allSettled(
      [...this.#settledListeners].map(async (listener) => listener(invoice)),
    );
    const takenIn = told.length > 0 && told.every(({ status }) => status === 'fulfilled');
    this.#report({ method: 'settledHeard', paymentHash: invoice.paymentHash, takenIn });
  }

  /** Says something that needs no answer. If the thread has ended, `onUp` begins anew. */
  #report(question: Question): void {
    this.#link.ask(question, rpc.Nothing).catch(() => undefined);
  }
}

function unknown(cause: unknown): PayOutcome {
  return { status: 'unknown', detail: cause instanceof Error ? cause.message : String(cause) };
}
