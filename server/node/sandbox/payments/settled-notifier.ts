/** Delivers each settled invoice of the wallet host to the listeners until they have accepted it. */
import type { PaymentHash } from '#core/hex.ts';
import type { SettledInvoice, SettledListener } from '../../lightning-node.ts';
import type { CommitBatch } from './commit-batch.ts';
import type { IncomingPayments } from './incoming-payments.ts';

/** How soon an invoice is delivered again that a listener could not accept. */
const REDELIVER_MS = 1000;

export class SettledNotifier {
  readonly #incoming: IncomingPayments;
  readonly #batch: CommitBatch;
  readonly #listeners = new Set<SettledListener>();
  readonly #delivering = new Set<PaymentHash>();

  constructor(incoming: IncomingPayments, batch: CommitBatch) {
    this.#incoming = incoming;
    this.#batch = batch;
  }

  subscribe(listener: SettledListener): () => void {
    this.#listeners.add(listener);
    setImmediate(() => this.deliverAll());
    return () => this.#listeners.delete(listener);
  }

  /** Delivers what has not been accepted yet and is not being delivered. */
  deliverAll(): void {
    if (this.#batch.hasEnded || this.#listeners.size === 0) return;
    for (const invoice of this.#batch.read(() => this.#incoming.unacknowledged())) {
      if (!this.#delivering.has(invoice.paymentHash)) void this.#deliver(invoice);
    }
  }

  async #deliver(invoice: SettledInvoice): Promise<void> {
    this.#delivering.add(invoice.paymentHash);
    try {
      await Promise.all([...this.#listeners].map(async (listener) => listener(invoice)));
      await this.#batch.write(() => this.#incoming.acknowledge(invoice.paymentHash));
    } catch {
      setTimeout(() => this.deliverAll(), REDELIVER_MS).unref();
    } finally {
      this.#delivering.delete(invoice.paymentHash);
    }
  }
}
