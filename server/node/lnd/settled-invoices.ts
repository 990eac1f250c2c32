/** Reports the invoices of this node as they settle, each to every listener until it has taken it. */
import * as v from 'valibot';
import type { SettledInvoice, SettledListener } from '../lightning-node.ts';
import type { LndConnection } from './connection.ts';
import { base64Hash, base64Preimage, int64, msatText, smallInt64 } from './fields.ts';
import { follow, pause } from './follow.ts';
import { readAnswer } from './read-answer.ts';

const REDELIVER_MS = 1_000;

const lineSchema = v.object({
  result: v.union([
    v.object({
      state: v.literal('SETTLED'),
      r_hash: base64Hash,
      r_preimage: base64Preimage,
      amt_paid_msat: msatText,
      settle_date: smallInt64,
      settle_index: int64,
    }),
    v.object({ state: v.picklist(['OPEN', 'ACCEPTED', 'CANCELED']) }),
  ]),
});

export class SettledInvoices {
  readonly #listeners = new Set<SettledListener>();
  readonly #closing: AbortSignal;
  /**
   * The last settlement that every listener has taken: a stream that breaks goes on behind it. It is
   * not kept across restarts; what settled meanwhile is found by looking the open invoices up
   * (docs/decisions). 0: from now on.
   */
  #settleIndex = 0n;

  constructor(
    connection: LndConnection,
    options: { closing: AbortSignal; report: (sentence: string) => void },
  ) {
    this.#closing = options.closing;
    const path = () => `/v1/invoices/subscribe?settle_index=${this.#settleIndex}`;
    void follow(connection, path, (line) => this.#read(line), options);
  }

  add(listener: SettledListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #read(line: unknown): Promise<void> {
    const { result } = readAnswer(lineSchema, line, 'an invoice');
    if (result.state !== 'SETTLED') return;
    await this.#deliver({
      paymentHash: result.r_hash,
      preimage: result.r_preimage,
      amountMsat: result.amt_paid_msat,
      settledAt: result.settle_date,
    });
    if (!this.#closing.aborted) this.#settleIndex = result.settle_index;
  }

  /** The stream waits meanwhile, so that what comes after is delivered after. */
  async #deliver(invoice: SettledInvoice): Promise<void> {
    const taken = new Set<SettledListener>();
    while (!this.#closing.aborted) {
      const missing = [...this.#listeners].filter((listener) => !taken.has(listener));
      if (missing.length === 0 && this.#listeners.size > 0) return;
      for (const listener of missing) {
        try {
          await listener(invoice);
          taken.add(listener);
        } catch {
          // It gets it again.
        }
      }
      if (taken.size < this.#listeners.size || this.#listeners.size === 0) {
        await pause(REDELIVER_MS, this.#closing);
      }
    }
  }
}
