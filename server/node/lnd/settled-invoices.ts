/** Reports the invoices of this node as they settle, each to every listener until it has taken it. */
import * as v from 'valibot';
import type { NodePubkey } from '#core/hex.ts';
import type { SettledInvoice, SettledListener } from '../lightning-node.ts';
import type { LndConnection } from './connection.ts';
import { base64Hash, base64Preimage, int64, msatText, smallInt64 } from './fields.ts';
import { follow, pause } from './follow.ts';
import { adviceOf } from './lnd-problem.ts';
import { readAnswer } from './read-answer.ts';
import { readInfo } from './readiness.ts';
import type { SettleCursor } from './settle-cursor.ts';

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

/** Settlements that not every listener has taken yet, by LND's number of them, oldest first. */
type Untaken = Map<bigint, SettledInvoice>;

export class SettledInvoices {
  readonly #listeners = new Set<SettledListener>();
  readonly #closing: AbortSignal;
  readonly #cursor: SettleCursor;
  readonly #report: (sentence: string) => void;
  /** Whose invoices the open stream is about. */
  #pubkey: NodePubkey | null = null;
  #untaken: Untaken = new Map();
  #last = 0n;

  constructor(
    connection: LndConnection,
    cursor: SettleCursor,
    options: { closing: AbortSignal; report: (sentence: string) => void },
  ) {
    this.#cursor = cursor;
    this.#closing = options.closing;
    this.#report = options.report;
    const path = async () => {
      const { pubkey } = await readInfo(connection);
      if (pubkey !== this.#pubkey) this.#untaken = new Map();
      this.#pubkey = pubkey;
      // 0 means: from now on.
      return `/v1/invoices/subscribe?settle_index=${cursor.read(pubkey) ?? 0n}`;
    };
    void follow(connection, path, (line) => this.#read(line), options);
  }

  add(listener: SettledListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #read(line: unknown): void {
    const { result } = readAnswer(lineSchema, line, 'an invoice');
    if (result.state !== 'SETTLED' || this.#pubkey === null) return;
    const index = result.settle_index;
    if (this.#untaken.has(index)) return;
    this.#last = index;
    const invoice = {
      paymentHash: result.r_hash,
      preimage: result.r_preimage,
      amountMsat: result.amt_paid_msat,
      settledAt: result.settle_date,
    };
    this.#untaken.set(index, invoice);
    this.#saveCursor(this.#pubkey);
    void this.#deliver(index, invoice, this.#pubkey, this.#untaken);
  }

  /** Until every listener has taken it: a listener that rejects it gets it again, and holds up no other. */
  async #deliver(
    index: bigint,
    invoice: SettledInvoice,
    pubkey: NodePubkey,
    untaken: Untaken,
  ): Promise<void> {
    const taken = new Set<SettledListener>();
    while (!this.#closing.aborted) {
      for (const listener of this.#listeners) {
        if (taken.has(listener)) continue;
        try {
          await listener(invoice);
          taken.add(listener);
        } catch {
          // It gets it again.
        }
      }
      const isMissing = [...this.#listeners].some((listener) => !taken.has(listener));
      if (taken.size > 0 && !isMissing) break;
      await pause(REDELIVER_MS, this.#closing);
    }
    if (this.#closing.aborted) return;
    untaken.delete(index);
    if (untaken === this.#untaken) this.#saveCursor(pubkey);
  }

  /** One that cannot be saved, on a full disk say, is only older: settlements come again from there. */
  #saveCursor(pubkey: NodePubkey): void {
    const [oldest] = this.#untaken.keys();
    try {
      this.#cursor.write(pubkey, oldest === undefined ? this.#last : oldest - 1n);
    } catch (error) {
      this.#report(`The settle index of LND cannot be written down: ${adviceOf(error)}`);
    }
  }
}
