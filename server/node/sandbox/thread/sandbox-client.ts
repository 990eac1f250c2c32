/** The sandbox as the server sees it: the ports of the node and the shop, answered by another thread. */
import type { PaymentHash } from '#core/hex.ts';
import type {
  LightningNode,
  PaymentListener,
  PayOutcome,
  PayRequest,
  SettledInvoice,
  SettledListener,
} from '../../lightning-node.ts';
import type { SandboxShop } from '../../sandbox-shop.ts';
import type { SandboxEvent, ThreadControl } from './messages.ts';
import { WorkerLink } from './worker-link.ts';

/** Beside the built server. */
const WORKER = new URL('./sandbox-worker.js', import.meta.url);

export class SandboxClient {
  readonly node: LightningNode;
  readonly shop: SandboxShop;
  readonly #link: WorkerLink;
  readonly #control: ThreadControl;
  readonly #paymentListeners = new Set<PaymentListener>();
  readonly #settledListeners = new Set<SettledListener>();

  /** @param directory where the sandbox keeps its file; nothing else may use it meanwhile. */
  constructor(directory: string, worker: URL = WORKER) {
    this.#link = new WorkerLink({
      url: worker,
      directory,
      onEvent: (event) => this.#receive(event),
      onStart: () => {
        if (this.#settledListeners.size > 0) this.#notify(this.#control.subscribeSettled());
      },
    });
    this.#control = this.#link.port('control', {});
    this.shop = this.#link.port('shop', {});
    this.node = this.#link.port('node', {
      pay: (request: PayRequest, signal: AbortSignal) => this.#pay(request, signal),
      onPaymentFinal: (listener: PaymentListener) => {
        this.#paymentListeners.add(listener);
        return () => this.#paymentListeners.delete(listener);
      },
      onInvoiceSettled: (listener: SettledListener) => {
        this.#settledListeners.add(listener);
        this.#notify(this.#control.subscribeSettled());
        return () => this.#settledListeners.delete(listener);
      },
      close: () => this.#link.close(),
    });
  }

  /** Resolves when the network runs. @throws NodeUnavailable with the reason why it cannot. */
  async ready(): Promise<void> {
    await this.#link.running();
  }

  #pay(request: PayRequest, signal: AbortSignal): Promise<PayOutcome> {
    const paying = this.#control.pay(request).catch(unknown);
    return new Promise((resolve) => {
      const stopWaiting = () => {
        void this.#stateSoFar(request.paymentHash).catch(unknown).then(resolve);
      };
      if (signal.aborted) stopWaiting();
      else signal.addEventListener('abort', stopWaiting, { once: true });
      void paying.then((outcome) => {
        signal.removeEventListener('abort', stopWaiting);
        resolve(outcome);
      });
    });
  }

  async #stateSoFar(paymentHash: PaymentHash): Promise<PayOutcome> {
    const state = await this.node.lookupPayment(paymentHash);
    return state.status === 'not-found' ? unknown('the node does not have it yet') : state;
  }

  #receive(event: SandboxEvent): void {
    if (event.kind === 'invoiceSettled') {
      void this.#deliverSettled(event.invoice);
      return;
    }
    for (const listener of this.#paymentListeners) listener(event.paymentHash, event.state);
  }

  async #deliverSettled(invoice: SettledInvoice): Promise<void> {
    const answers = await Promise.allSettled(
      [...this.#settledListeners].map(async (listener) => listener(invoice)),
    );
    const isAccepted = answers.length > 0 && answers.every(({ status }) => status === 'fulfilled');
    this.#notify(this.#control.acknowledgeSettled(invoice.paymentHash, isAccepted));
  }

  /** A call whose answer does not matter. If the thread has ended, `onStart` repeats it. */
  #notify(call: Promise<void>): void {
    call.catch(() => undefined);
  }
}

function unknown(cause: unknown): PayOutcome {
  return { status: 'unknown', detail: cause instanceof Error ? cause.message : String(cause) };
}
