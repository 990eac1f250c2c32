/**
 * Finds out what became of payments whose answer is missing: after a crash, a lost connection, or a
 * payee who takes long. It asks the node, and never guesses.
 */
import type { PaymentHash } from '#core/hex.ts';
import { lndWords } from '#core/lnpay/node-words.ts';
import { raiseAlarm } from '#server/ledger/alarms.ts';
import {
  getPayment,
  listAttempts,
  listUnfinishedPayments,
  markPending,
} from '#server/ledger/payments.ts';
import type { PaymentId } from '#server/ledger/ids.ts';
import {
  hasFailedAtNode,
  isUnfinished,
  type Payment,
  type PendingPayment,
  type SubmittingPayment,
  type UnfinishedPayment,
} from '#server/ledger/payment.ts';
import type { NodeInfo, PaymentState } from '#server/node/lightning-node.ts';
import { askForPayment, inTime } from './ask-node.ts';
import { fail, failAsPaidBefore, settle, settleByHash } from './outcome.ts';
import { inBackground, type PaymentContext } from './payment-context.ts';

const AT_ONCE = 8;
const STUCK_SECONDS = 3600;

interface Doubt {
  /**
   * Since when the node has said nothing of this payment, and the call may still be on its way to it;
   * null while it says that it has it. Monotonic, as the others: a clock that jumps changes nothing.
   */
  unheardSince: number | null;
  /** The node has said that it has it: what it says from then on is about this one. */
  wasPending: boolean;
  isAlarmed: boolean;
  askAt: number;
  everyMs: number;
}

export class Reconciler {
  readonly #context: PaymentContext;
  readonly #doubts = new Map<PaymentId, Doubt>();
  #running: Promise<void> | null = null;

  constructor(context: PaymentContext) {
    this.#context = context;
  }

  /** At start, before any withdrawal: nothing is running, so every unfinished payment is looked at. */
  recover(node: NodeInfo): Promise<void> {
    return this.#lookAtAll(node);
  }

  /** Looks at the payments that are due. Runs that overlap are one. */
  tick(node: NodeInfo): Promise<void> {
    this.#running ??= this.#lookAtAll(node).finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** The node reported the end of a payment. Only a success is taken at its word. */
  async heard(node: NodeInfo, paymentHash: PaymentHash, state: PaymentState): Promise<void> {
    if (state.status === 'settled') {
      const hash = { nodePubkey: node.pubkey, paymentHash };
      return settleByHash(this.#context, hash, state);
    }
    const attempts = await listAttempts(this.#context.ledger, node.pubkey, paymentHash);
    const current = attempts.find((attempt) => attempt.status === 'pending');
    if (!current || this.#context.calls.has(current.id)) return;
    this.#doubt(current).askAt = 0;
    await this.#lookAt(node, current);
  }

  async #lookAtAll(node: NodeInfo): Promise<void> {
    const unfinished = await listUnfinishedPayments(this.#context.ledger);
    const ids = new Set(unfinished.map(({ id }) => id));
    for (const id of this.#doubts.keys()) if (!ids.has(id)) this.#doubts.delete(id);
    const queue = [...unfinished];
    const worker = async () => {
      for (let payment = queue.shift(); payment; payment = queue.shift()) {
        const looked = payment;
        await inBackground(this.#context, `payment ${looked.id}`, () => this.#lookAt(node, looked));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }

  async #lookAt(node: NodeInfo, { id }: Pick<Payment, 'id'>): Promise<void> {
    const { calls, ledger, monotonic, settings } = this.#context;
    if (calls.has(id)) return;
    const payment = await getPayment(ledger, id);
    if (!isUnfinished(payment)) return;
    if (payment.nodePubkey !== node.pubkey) return this.#alarmOfAnotherNode(payment);
    const doubt = this.#doubt(payment);
    if (monotonic() < doubt.askAt) return;
    doubt.askAt = monotonic() + doubt.everyMs;
    doubt.everyMs = Math.min(doubt.everyMs * 2, settings.askAtMostEveryMs);
    await this.#alarmIfStuck(payment, doubt);
    const state = await this.#ask(payment, doubt);
    await (payment.status === 'submitting'
      ? this.#applyToSubmitting(payment, state)
      : this.#applyToPending(payment, doubt, state));
  }

  /** A node that could not be asked meanwhile may just have come back: the grace begins anew. */
  async #ask(payment: UnfinishedPayment, doubt: Doubt): Promise<PaymentState> {
    try {
      return await askForPayment(this.#context, payment.paymentHash);
    } catch (error) {
      doubt.unheardSince = null;
      throw error;
    }
  }

  /**
   * It never left this server. If the node has the hash all the same, it means an earlier attempt; or
   * the ledger is an old copy that was put back, and this one has left after all.
   */
  async #applyToSubmitting(payment: SubmittingPayment, state: PaymentState): Promise<void> {
    const { ledger } = this.#context;
    const attempts = await listAttempts(ledger, payment.nodePubkey, payment.paymentHash);
    const isAnOlder = attempts.some(hasFailedAtNode);
    if (state.status === 'settled') {
      return isAnOlder
        ? failAsPaidBefore(this.#context, payment, state)
        : settle(this.#context, payment, state);
    }
    if (state.status === 'pending' && !isAnOlder) {
      return markPending(ledger, payment.id, 'not-found');
    }
    return fail(this.#context, payment, 'never-sent', lndWords.notInitiated);
  }

  async #applyToPending(payment: PendingPayment, doubt: Doubt, state: PaymentState): Promise<void> {
    switch (state.status) {
      case 'settled':
        return settle(this.#context, payment, state);
      case 'pending':
        doubt.wasPending = true;
        doubt.unheardSince = null;
        return;
      case 'failed':
        // An earlier payment of the hash may be meant, of ours or of whoever else uses the node, while
        // this one is still arriving.
        if (payment.isFailedBefore && !doubt.wasPending && this.#mayArrive(doubt)) return;
        return this.#failAtNode(payment, state.reason);
      case 'not-found':
        if (this.#mayArrive(doubt)) return;
        return this.#failAtNode(payment, lndWords.notInitiated);
    }
  }

  #mayArrive(doubt: Doubt): boolean {
    const { monotonic, settings } = this.#context;
    doubt.unheardSince ??= monotonic();
    return monotonic() - doubt.unheardSince < settings.graceMs;
  }

  /** The word of a node that has taken the other's place, behind the same address, is worth nothing. */
  async #failAtNode(payment: PendingPayment, reason: string): Promise<void> {
    const node = await inTime(this.#context, this.#context.node.info());
    if (node.pubkey !== payment.nodePubkey) return this.#alarmOfAnotherNode(payment);
    return fail(this.#context, payment, 'failed', reason);
  }

  #doubt({ id }: UnfinishedPayment): Doubt {
    const known = this.#doubts.get(id);
    if (known) return known;
    const everyMs = this.#context.settings.askEveryMs;
    const doubt = {
      unheardSince: null,
      wasPending: false,
      isAlarmed: false,
      askAt: 0,
      everyMs,
    };
    this.#doubts.set(id, doubt);
    return doubt;
  }

  async #alarmOfAnotherNode(payment: UnfinishedPayment): Promise<void> {
    const detail = 'it was sent by another node than the one that runs now; its money stays held';
    await raiseAlarm(this.#context.ledger, { kind: 'another-node', subject: payment.id, detail });
  }

  async #alarmIfStuck(payment: UnfinishedPayment, doubt: Doubt): Promise<void> {
    const age = this.#context.ledger.now() - payment.createdAt;
    if (doubt.isAlarmed || age < STUCK_SECONDS) return;
    const known = this.#context.node.explainPending(payment.paymentHash);
    const explanation = await inTime(this.#context, known).catch(() => null);
    doubt.isAlarmed = true;
    const detail = `it has been on its way for over an hour; its money stays held${explanation === null ? '' : `; ${explanation}`}`;
    await raiseAlarm(this.#context.ledger, { kind: 'payment-stuck', subject: payment.id, detail });
  }
}
