/** Pays from one node: many at once, each told when its outcome is durable. */
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
import type { Beat } from './commit-batch.ts';
import { duplicate, type OutgoingPayments } from './outgoing-payments.ts';

/**
 * So many payments set out together. One alone takes LDK some 30 ms, fifty together 7 ms each; more
 * would let the others wait too long, and a channel has room for 483 HTLCs.
 */
const TOGETHER = 50;

export class Payer {
  readonly #books: OutgoingPayments;
  readonly #beat: Beat;
  readonly #now: () => number;
  readonly #queue = new Map<PaymentHash, PayRequest>();
  readonly #waiting = new Map<PaymentHash, (outcome: PayOutcome) => void>();
  readonly #listeners = new Set<PaymentListener>();

  constructor(books: OutgoingPayments, beat: Beat, now: () => number) {
    this.#books = books;
    this.#beat = beat;
    this.#now = now;
  }

  async pay(request: PayRequest, signal: AbortSignal): Promise<PayOutcome> {
    const { paymentHash } = request;
    try {
      const refusal = this.#beat.ask(() => this.#refusal(request));
      if (refusal !== null) return refusal;
    } catch (error) {
      if (error instanceof NodeUnavailable) return { status: 'unknown', detail: error.message };
      throw error;
    }
    this.#queue.set(paymentHash, request);
    this.#beat.start();
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
    return this.#queue.has(paymentHash) ? { status: 'pending' } : this.#books.lookup(paymentHash);
  }

  onFinal(listener: PaymentListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Within a beat: hands the next waiting payments to LDK. Returns whether more are waiting. */
  submit(): boolean {
    for (const [paymentHash, request] of [...this.#queue].slice(0, TOGETHER)) {
      this.#queue.delete(paymentHash);
      const state = this.#books.submit(request);
      if (state.status === 'failed') this.#tell(paymentHash, state);
    }
    return this.#queue.size > 0;
  }

  sent(event: Event_PaymentSent): void {
    const news = this.#books.sent(event);
    if (news) this.#tell(...news);
  }

  failed(event: Event_PaymentFailed): void {
    const news = this.#books.failed(event);
    if (news) this.#tell(...news);
  }

  /** The sandbox stopped: nobody is left waiting. */
  abandon(detail: string): void {
    this.#queue.clear();
    for (const end of this.#waiting.values()) end({ status: 'unknown', detail });
  }

  #refusal(request: PayRequest): ReturnType<OutgoingPayments['refusal']> {
    if (this.#queue.has(request.paymentHash)) return duplicate(lndWords.inTransition);
    return this.#books.refusal(request, this.#now());
  }

  #tell(paymentHash: PaymentHash, state: FinalPayment): void {
    this.#beat.afterCommit(() => {
      this.#waiting.get(paymentHash)?.(state);
      for (const listener of this.#listeners) listener(paymentHash, state);
    });
  }
}
