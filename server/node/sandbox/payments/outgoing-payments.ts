/**
 * The payments one node makes, and what became of each, for ever: LDK itself forgets a payment soon
 * after its end and would then pay the same invoice again.
 *
 * A row and LDK's own record of the payment are written in one transaction. After a crash either both
 * are there, or neither is and no node of the network has the HTLC: then the payment never happened,
 * and `not-found` is the truth.
 */
import { createHash } from 'node:crypto';
import {
  Currency,
  type Event_PaymentFailed,
  type Event_PaymentSent,
  Option_PaymentFailureReasonZ_Some,
  Option_u64Z,
  Option_u64Z_Some,
  Option_ThirtyTwoBytesZ_Some,
  Result_NoneRetryableSendFailureZ_Err,
  Retry,
} from 'lightningdevkit';
import * as v from 'valibot';
import { type PaymentHash, toPaymentHash, toPreimage } from '#core/hex.ts';
import { lndWords, lnpayWords } from '#core/lnpay/node-words.ts';
import { type Msat, msat } from '#core/money.ts';
import type { FinalPayment, PaymentState, PayOutcome, PayRequest } from '../../lightning-node.ts';
import { reasonOfFailure, reasonOfSendFailure } from './failure-reason.ts';
import { amountOf, expiresAt, paymentHashOf, readInvoice } from '../ldk/bolt11.ts';
import { bytesOf, hexOf } from '../ldk/hex.ts';
import type { LdkNode } from '../ldk/ldk-node.ts';
import { paymentParameters, spendable } from '../network/routes.ts';
import type { Store } from './store.ts';
import type { NodeName } from '../network/topology.ts';

const ROUTES_TRIED = 3;

/** As the file has it. */
const PaymentRow = v.variant('state', [
  v.object({ state: v.literal('in_flight'), attempt: v.bigint() }),
  v.object({
    state: v.literal('succeeded'),
    attempt: v.bigint(),
    preimage: v.pipe(v.string(), v.transform(toPreimage)),
    fee_msat: v.pipe(
      v.bigint(),
      v.transform((amount) => msat(amount)),
    ),
  }),
  v.object({ state: v.literal('failed'), attempt: v.bigint(), reason: v.string() }),
]);

type Refusal = PayOutcome & { status: 'refused' };

export class OutgoingPayments {
  readonly #name: NodeName;
  readonly #node: LdkNode;
  readonly #store: Store;

  constructor(name: NodeName, node: LdkNode, store: Store) {
    this.#name = name;
    this.#node = node;
    this.#store = store;
  }

  lookup(paymentHash: PaymentHash): PaymentState {
    const row = this.#row(paymentHash);
    switch (row?.state) {
      case undefined:
        return { status: 'not-found' };
      case 'in_flight':
        return { status: 'pending' };
      case 'succeeded':
        return { status: 'settled', preimage: row.preimage, feeMsat: row.fee_msat };
      case 'failed':
        return { status: 'failed', reason: row.reason };
    }
  }

  /** Why the node will not even try, in LND's words; null when it will. @param now Unix seconds */
  refusal(request: PayRequest, now: number): Refusal | null {
    const invoice = readInvoice(request.paymentRequest);
    if (!invoice) return refused(lnpayWords.cannotDecode('it cannot be read'));
    if (invoice.currency() !== Currency.LDKCurrency_Regtest) {
      return refused(lndWords.wrongNetwork('regtest'));
    }
    if (paymentHashOf(invoice) !== request.paymentHash) {
      return refused(lnpayWords.cannotDecode('it has another payment hash'));
    }
    // Before the expiry: to one who has paid, "expired" would be wrong advice.
    const { status } = this.lookup(request.paymentHash);
    if (status === 'settled') return duplicate(lndWords.alreadyPaid);
    if (status === 'pending') return duplicate(lndWords.inTransition);
    const lastMoment = expiresAt(invoice);
    if (now > lastMoment) return refused(lndWords.expired(lastMoment));
    if (hexOf(invoice.get_payee_pub_key()) === hexOf(this.#node.pubkey)) {
      return refused(lndWords.selfPayment);
    }
    return amountRefusal(amountOf(invoice), request.amountMsat);
  }

  /** Starts a payment that `refusal` has nothing against. The caller commits. */
  submit(request: PayRequest): FinalPayment | { status: 'pending' } {
    const { paymentHash } = request;
    const attempt = (this.#row(paymentHash)?.attempt ?? 0n) + 1n;
    this.#store.run(
      'INSERT OR REPLACE INTO payment (node, payment_hash, attempt, state) VALUES (?, ?, ?, ?)',
      this.#name,
      paymentHash,
      attempt,
      'in_flight',
    );
    const reason = this.#send(request, attempt);
    return reason === null ? { status: 'pending' } : this.#fail(paymentHash, reason);
  }

  /** Returns null when the payment had already ended: LDK may repeat an event after a restart. */
  sent(event: Event_PaymentSent): [PaymentHash, FinalPayment] | null {
    const paymentHash = toPaymentHash(hexOf(event.payment_hash));
    if (this.#row(paymentHash)?.state === 'succeeded') return null;
    const preimage = toPreimage(hexOf(event.payment_preimage));
    const fee = event.fee_paid_msat;
    if (!(fee instanceof Option_u64Z_Some)) throw new Error('LDK did not say what a payment cost');
    const feeMsat = msat(fee.some);
    this.#store.run(
      `UPDATE payment SET state = 'succeeded', preimage = ?, fee_msat = ?
       WHERE node = ? AND payment_hash = ?`,
      preimage,
      feeMsat,
      this.#name,
      paymentHash,
    );
    return [paymentHash, { status: 'settled', preimage, feeMsat }];
  }

  /** Returns null when the payment had already ended, as `sent`, and for an attempt that was followed by another. */
  failed(event: Event_PaymentFailed): [PaymentHash, FinalPayment] | null {
    if (!(event.payment_hash instanceof Option_ThirtyTwoBytesZ_Some)) {
      throw new Error('LDK did not say which payment failed');
    }
    const paymentHash = toPaymentHash(hexOf(event.payment_hash.some));
    const row = this.#row(paymentHash);
    if (row?.state !== 'in_flight') return null;
    if (hexOf(event.payment_id) !== hexOf(attemptId(paymentHash, row.attempt))) return null;
    const reason =
      event.reason instanceof Option_PaymentFailureReasonZ_Some ? event.reason.some : null;
    return [paymentHash, this.#fail(paymentHash, reasonOfFailure(reason))];
  }

  /** Hands the payment to LDK. Returns the reason if it failed before any HTLC left. */
  #send(request: PayRequest, attempt: bigint): string | null {
    if (request.amountMsat > spendable(this.#node)) return lndWords.insufficientBalance;
    const invoice = readInvoice(request.paymentRequest);
    if (!invoice) throw new Error('a payment was submitted without its checks');
    const { onion, route } = paymentParameters(invoice, request.amountMsat);
    route.set_max_total_routing_fee_msat(Option_u64Z.constructor_some(request.feeLimitMsat));
    const sent = this.#node.manager.send_payment(
      invoice.payment_hash(),
      onion,
      attemptId(request.paymentHash, attempt),
      route,
      Retry.constructor_attempts(ROUTES_TRIED),
    );
    return sent instanceof Result_NoneRetryableSendFailureZ_Err
      ? reasonOfSendFailure(sent.err)
      : null;
  }

  #fail(paymentHash: PaymentHash, reason: string): FinalPayment {
    this.#store.run(
      `UPDATE payment SET state = 'failed', reason = ? WHERE node = ? AND payment_hash = ?`,
      reason,
      this.#name,
      paymentHash,
    );
    return { status: 'failed', reason };
  }

  #row(paymentHash: PaymentHash): v.InferOutput<typeof PaymentRow> | null {
    const row = this.#store.get(
      'SELECT state, attempt, preimage, fee_msat, reason FROM payment WHERE node = ? AND payment_hash = ?',
      this.#name,
      paymentHash,
    );
    return row === undefined ? null : v.parse(PaymentRow, row);
  }
}

function amountRefusal(invoiceAmount: Msat | null, amount: Msat): Refusal | null {
  if (invoiceAmount !== null && invoiceAmount !== amount) {
    return refused(lndWords.amountNotWanted);
  }
  return amount > 0n ? null : refused(lndWords.amountMissing);
}

export function duplicate(reason: string): Refusal {
  return { status: 'refused', kind: 'duplicate', reason };
}

function refused(reason: string): Refusal {
  return { status: 'refused', kind: 'other', reason };
}

/** LDK's name for one attempt: a payment that failed may be tried again under a new one. */
function attemptId(paymentHash: PaymentHash, attempt: bigint): Uint8Array {
  return bytesOf(createHash('sha256').update(`${paymentHash}/${attempt}`).digest('hex'));
}
