/** Reports payments of this node when they end: ours whose caller has left, and those of others. */
import type { PaymentListener } from '../lightning-node.ts';
import type { LndConnection } from './connection.ts';
import { follow } from './follow.ts';
import { readPaymentLine } from './payment.ts';

/** LND tells of each end once, from now on: one that is missed here is found by asking for it. */
const PATH = '/v2/router/payments?no_inflight_updates=true';

export class FinalPayments {
  readonly #listeners = new Set<PaymentListener>();

  constructor(
    connection: LndConnection,
    options: { closing: AbortSignal; report: (sentence: string) => void },
  ) {
    void follow(
      connection,
      async () => PATH,
      (line) => this.#read(line),
      options,
    );
  }

  add(listener: PaymentListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #read(line: unknown): void {
    const { paymentHash, state } = readPaymentLine(line);
    if (state.status === 'pending') return;
    for (const listener of this.#listeners) listener(paymentHash, state);
  }
}
