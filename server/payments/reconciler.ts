/**
 * Finds out what became of unfinished payments: after a crash, a lost connection, or while a payee
 * takes long. It asks the node, and never guesses.
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
  type PendingPayment,
  type SubmittingPayment,
  type UnfinishedPayment,
} from '#server/ledger/payment.ts';
import type { NodeInfo, PaymentState } from '#server/node/lightning-node.ts';
import { lookUpPayment, withTimeout } from './look-up.ts';
import { fail, failAsPaidBefore, settle, settleByHash } from './apply-outcome.ts';
import { inBackground, type PaymentContext } from './payment-context.ts';

const LOOKUPS_AT_ONCE = 8;
const STUCK_SECONDS = 3600;

/** What is remembered of an unfinished payment between two lookups. Times are monotonic milliseconds. */
interface Lookups {
  /**
   * Since when the node's answers have not been about this payment, so that the call may still be on
   * its way; null once it has it.
   */
  missingSince: number | null;
  /** The node has had this payment as pending: from then on its answers are about this one. */
  wasPending: boolean;
  /** The alarm that it is stuck has been written down. */
  isAlarmed: boolean;
  nextAt: number;
  everyMs: number;
}

export class Reconciler {
  readonly #context: PaymentContext;
  readonly #lookups = new Map<PaymentId, Lookups>();
  #running: Promise<void> | null = null;

  constructor(context: PaymentContext) {
    this.#context = context;
  }

  /** At start, before any withdrawal: looks up every unfinished payment. */
  recover(node: NodeInfo): Promise<void> {
    return this.#reconcileAll(node);
  }

  /** Looks up the payments that are due. Calls that overlap share one run. */
  tick(node: NodeInfo): Promise<void> {
    this.#running ??= this.#reconcileAll(node).finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** The node reports the end of a payment. Only a settled one is applied without looking it up. */
  async onPaymentFinal(
    node: NodeInfo,
    paymentHash: PaymentHash,
    state: PaymentState,
  ): Promise<void> {
    if (state.status === 'settled') {
      const hash = { nodePubkey: node.pubkey, paymentHash };
      return settleByHash(this.#context, hash, state);
    }
    const attempts = await listAttempts(this.#context.ledger, node.pubkey, paymentHash);
    const current = attempts.find((attempt) => attempt.status === 'pending');
    if (!current || this.#context.calls.has(current.id)) return;
    this.#lookupsOf(current).nextAt = 0;
    await this.#reconcile(node, current.id);
  }

  async #reconcileAll(node: NodeInfo): Promise<void> {
    const unfinished = await listUnfinishedPayments(this.#context.ledger);
    const ids = new Set(unfinished.map(({ id }) => id));
    for (const id of this.#lookups.keys()) if (!ids.has(id)) this.#lookups.delete(id);
    const queue = [...unfinished];
    const worker = async () => {
      for (let payment = queue.shift(); payment; payment = queue.shift()) {
        const { id } = payment;
        await inBackground(this.#context, `payment ${id}`, () => this.#reconcile(node, id));
      }
    };
    await Promise.all(Array.from({ length: LOOKUPS_AT_ONCE }, worker));
  }

  async #reconcile(node: NodeInfo, id: PaymentId): Promise<void> {
    const { calls, ledger, monotonic, settings } = this.#context;
    if (calls.has(id)) return;
    const payment = await getPayment(ledger, id);
    if (!isUnfinished(payment)) return;
    if (payment.nodePubkey !== node.pubkey) return this.#alarmOfAnotherNode(payment);
    const lookups = this.#lookupsOf(payment);
    if (monotonic() < lookups.nextAt) return;
    lookups.nextAt = monotonic() + lookups.everyMs;
    lookups.everyMs = Math.min(lookups.everyMs * 2, settings.askAtMostEveryMs);
    await this.#alarmIfStuck(payment, lookups);
    const state = await this.#lookUp(payment, lookups);
    await (payment.status === 'submitting'
      ? this.#applyToSubmitting(payment, state)
      : this.#applyToPending(payment, lookups, state));
  }

  /** A node that could not be asked may just have restarted: then the grace begins anew. */
  async #lookUp(payment: UnfinishedPayment, lookups: Lookups): Promise<PaymentState> {
    try {
      return await lookUpPayment(this.#context, payment.paymentHash);
    } catch (error) {
      lookups.missingSince = null;
      throw error;
    }
  }

  /**
   * It never left this server. If the node has the hash all the same, then from an earlier payment; or
   * the ledger is an old copy that was restored, and this one was submitted after all.
   */
  async #applyToSubmitting(payment: SubmittingPayment, state: PaymentState): Promise<void> {
    const { ledger } = this.#context;
    const attempts = await listAttempts(ledger, payment.nodePubkey, payment.paymentHash);
    const hasEarlier = attempts.some(hasFailedAtNode);
    if (state.status === 'settled') {
      return hasEarlier
        ? failAsPaidBefore(this.#context, payment, state)
        : settle(this.#context, payment, state);
    }
    if (state.status === 'pending' && !hasEarlier) {
      return markPending(ledger, payment.id, 'not-found');
    }
    return fail(this.#context, payment, 'never-sent', lndWords.notInitiated);
  }

  async #applyToPending(
    payment: PendingPayment,
    lookups: Lookups,
    state: PaymentState,
  ): Promise<void> {
    switch (state.status) {
      case 'settled':
        return settle(this.#context, payment, state);
      case 'pending':
        lookups.wasPending = true;
        lookups.missingSince = null;
        return;
      case 'failed':
        // It may mean an earlier payment of the hash, of ours or of another program on the node, while
        // this one is still on its way to it.
        if (payment.isFailedBefore && !lookups.wasPending && this.#mayStillArrive(lookups)) return;
        return this.#failAtNode(payment, state.reason);
      case 'not-found':
        if (this.#mayStillArrive(lookups)) return;
        return this.#failAtNode(payment, lndWords.notInitiated);
    }
  }

  #mayStillArrive(lookups: Lookups): boolean {
    const { monotonic, settings } = this.#context;
    lookups.missingSince ??= monotonic();
    return monotonic() - lookups.missingSince < settings.graceMs;
  }

  /** Another node behind the same address would not know the payment, so its answer decides nothing. */
  async #failAtNode(payment: PendingPayment, reason: string): Promise<void> {
    const node = await withTimeout(this.#context, this.#context.node.info());
    if (node.pubkey !== payment.nodePubkey) return this.#alarmOfAnotherNode(payment);
    return fail(this.#context, payment, 'failed', reason);
  }

  #lookupsOf({ id }: UnfinishedPayment): Lookups {
    const known = this.#lookups.get(id);
    if (known) return known;
    const everyMs = this.#context.settings.askEveryMs;
    const lookups = {
      missingSince: null,
      wasPending: false,
      isAlarmed: false,
      nextAt: 0,
      everyMs,
    };
    this.#lookups.set(id, lookups);
    return lookups;
  }

  async #alarmOfAnotherNode(payment: UnfinishedPayment): Promise<void> {
    const detail = 'it was sent by another node than the one that runs now; its money stays held';
    await raiseAlarm(this.#context.ledger, { kind: 'another-node', subject: payment.id, detail });
  }

  async #alarmIfStuck(payment: UnfinishedPayment, lookups: Lookups): Promise<void> {
    const age = this.#context.ledger.now() - payment.createdAt;
    if (lookups.isAlarmed || age < STUCK_SECONDS) return;
    const known = this.#context.node.explainPending(payment.paymentHash);
    const explanation = await withTimeout(this.#context, known).catch(() => null);
    const detail = `it has been on its way for over an hour; its money stays held${explanation === null ? '' : `; ${explanation}`}`;
    await raiseAlarm(this.#context.ledger, { kind: 'payment-stuck', subject: payment.id, detail });
    lookups.isAlarmed = true;
  }
}
