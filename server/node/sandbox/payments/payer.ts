/** Pays from one node: many at once; each caller gets its outcome once that is durable. */
import type { Event_PaymentFailed, Event_PaymentSent } from 'lightningdevkit';
import type { PaymentHash } from '#core/hex.ts';
import { lndWords } from '#core/lnpay/node-words.ts';
import {
  type FinalPayment,
  NodeUnavailable,
  type PaymentListener,
  type PaymentState,
  type PayOutcome,
  type PayRequest,
} from '../../lightning-node.ts';
import type { CommitBatch } from './commit-batch.ts';
import { duplicate, type OutgoingPayments } from './outgoing-payments.ts';

/**
 * How many payments are handed to LDK in one batch. One alone takes some 30 ms, fifty together 7 ms
 * each; more would let the others wait too long, and a channel has room for 483 HTLCs.
 */
const PAYMENTS_PER_BATCH = 50;

export class Payer {
  readonly #payments: OutgoingPayments;
  readonly #batch: CommitBatch;
  readonly #now: () => number;
  readonly #queue = new Map<PaymentHash, PayRequest>();
  readonly #waiting = new Map<PaymentHash, (outcome: PayOutcome) => void>();
  readonly #listeners = new Set<PaymentListener>();

  constructor(payments: OutgoingPayments, batch: CommitBatch, now: () => number) {
    this.#payments = payments;
    this.#batch = batch;
    this.#now = now;
  }

  async pay(request: PayRequest, signal: AbortSignal): Promise<PayOutcome> {
    const { paymentHash } = request;
    try {
      const refusal = this.#batch.read(() => this.#refusal(request));
      if (refusal !== null) return refusal;
    } catch (error) {
      if (error instanceof NodeUnavailable) return { status: 'unknown', detail: error.message };
      throw error;
    }
    this.#queue.set(paymentHash, request);
    this.#batch.schedule();
    return new Promise((resolve) => {
      const end = (outcome: PayOutcome) => {
        this.#waiting.delete(paymentHash);
        signal.removeEventListener('abort', stop);
        resolve(outcome);
      };
      const stop = () => end({ status: 'pending' });
      this.#waiting.set(paymentHash, end);
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop);
    });
  }

  lookup(paymentHash: PaymentHash): PaymentState {
    return this.#queue.has(paymentHash)
      ? { status: 'pending' }
      : this.#payments.lookup(paymentHash);
  }

  onFinal(listener: PaymentListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Within a batch: hands the next waiting payments to LDK. Returns whether more are waiting. */
  submit(): boolean {
    for (const [paymentHash, request] of [...this.#queue].slice(0, PAYMENTS_PER_BATCH)) {
      this.#queue.delete(paymentHash);
      const state = this.#payments.submit(request);
      if (state.status === 'failed') this.#notify(paymentHash, state);
    }
    return this.#queue.size > 0;
  }

  sent(event: Event_PaymentSent): void {
    const ended = this.#payments.sent(event);
    if (ended) this.#notify(...ended);
  }

  failed(event: Event_PaymentFailed): void {
    const ended = this.#payments.failed(event);
    if (ended) this.#notify(...ended);
  }

  /** The sandbox stopped: whoever waits learns that the outcome is unknown. */
  abandon(detail: string): void {
    this.#queue.clear();
    for (const end of this.#waiting.values()) end({ status: 'unknown', detail });
  }

  #refusal(request: PayRequest): ReturnType<OutgoingPayments['refusal']> {
    if (this.#queue.has(request.paymentHash)) return duplicate(lndWords.inTransition);
    return this.#payments.refusal(request, this.#now());
  }

  #notify(paymentHash: PaymentHash, state: FinalPayment): void {
    this.#batch.afterCommit(() => {
      this.#waiting.get(paymentHash)?.(state);
      for (const listener of this.#listeners) listener(paymentHash, state);
    });
  }
}
