/**
 * A withdrawal: one invoice, paid from one wallet. The way of a payment:
 *
 *     startWithdrawal   here                 checks the request, reserves the money    submitting
 *     submitPayment     submit-payment.ts    asks the node whether it knows the hash,
 *                                            then to pay it                            pending
 *     applyOutcome      apply-outcome.ts     the node's answer, if it is certain       settled, failed
 *     Reconciler        reconciler.ts        asks the node again while there is none
 *
 * An invoice of another wallet here is settled by `payInside` instead, without the node paying.
 * Meanwhile the request waits in `waitForOutcome`.
 */
import { readInvoice } from '#core/invoice/read-invoice.ts';
import type { Invoice } from '#core/invoice/invoice.ts';
import { lndWords, lnpayWords } from '#core/lnpay/node-words.ts';
import type { Msat } from '#core/money.ts';
import { hashStatus } from '#server/ledger/payments.ts';
import { keepRefusal, lookUpKey, type IdempotencyKey } from '#server/ledger/idempotency.ts';
import { newPaymentId, type PaymentId, type WalletId } from '#server/ledger/ids.ts';
import { findOwnInvoice } from '#server/ledger/invoices.ts';
import {
  reservePayment,
  type PaymentOrder,
  type Reservation,
} from '#server/ledger/reserve-payment.ts';
import type { Payment } from '#server/ledger/payment.ts';
import { payInside } from './pay-inside.ts';
import { submitPayment } from './submit-payment.ts';
import type { PaymentContext } from './payment-context.ts';
import { amountToPay, decodeRefusal, invoiceRefusal } from './refusals.ts';

export interface WithdrawRequest {
  walletId: WalletId;
  paymentRequest: string;
  /** Null: LNPay's default. */
  feeLimit: Msat | null;
  /** Only for an invoice that leaves the amount to the payer. */
  amount: Msat | null;
  /** JSON, stored with the wtx. */
  passThru: string;
  idempotencyKey: IdempotencyKey | null;
}

export type WithdrawStart =
  /** A payment was started, by this request or by an earlier one with the same idempotency key. */
  | { kind: 'payment'; paymentId: PaymentId }
  /** No money has moved, and none will. In LNPay's words. */
  | { kind: 'refused'; message: string }
  /** The idempotency key belongs to another request. */
  | { kind: 'key-conflict' };

/**
 * Starts a withdrawal, once for each idempotency key; `waitForOutcome` waits for its end.
 * @throws NodeUnavailable when the node is not up; nothing has been reserved.
 */
export async function startWithdrawal(
  context: PaymentContext,
  request: WithdrawRequest,
): Promise<WithdrawStart> {
  const earlier = await earlierAnswer(context, request);
  if (earlier) return earlier;
  const started = await checkAndReserve(context, request);
  if (started.kind === 'payment') return started;
  const isAnswer =
    started.kind === 'refused' &&
    (request.idempotencyKey === null ||
      (await keepRefusal(
        context.ledger,
        request.walletId,
        request.idempotencyKey,
        started.message,
      )));
  if (isAnswer) return started;
  // Two requests with the same key came at once, and the other one was first.
  return (await earlierAnswer(context, request)) ?? { kind: 'key-conflict' };
}

async function earlierAnswer(
  { ledger }: PaymentContext,
  { walletId, idempotencyKey }: WithdrawRequest,
): Promise<WithdrawStart | null> {
  if (!idempotencyKey) return null;
  const use = await lookUpKey(ledger, walletId, idempotencyKey);
  switch (use.kind) {
    case 'unused':
      return null;
    case 'other-request':
      return { kind: 'key-conflict' };
    case 'payment':
      return { kind: 'payment', paymentId: use.paymentId };
    case 'refusal':
      return { kind: 'refused', message: use.message };
  }
}

type Start = WithdrawStart | { kind: 'key-taken' };

async function checkAndReserve(context: PaymentContext, request: WithdrawRequest): Promise<Start> {
  const { ledger } = context;
  const read = readInvoice(request.paymentRequest);
  if (!read.ok) return refused(decodeRefusal(read.error));
  const invoice = read.value;
  // Before "expired" and the like: a pending or settled payment must never look failed.
  const status = await hashStatus(ledger, invoice.paymentHash);
  if (status) return refused(HASH_REFUSALS[status]);
  const refusal = invoiceRefusal(invoice, context.network, ledger.now());
  if (refusal !== null) return refused(refusal);
  const toPay = amountToPay(invoice, request.amount);
  if (!toPay.ok) return refused(toPay.message);
  return reserveAndSubmit(context, request, { invoice, amount: toPay.amount });
}

async function reserveAndSubmit(
  context: PaymentContext,
  request: WithdrawRequest,
  { invoice, amount }: { invoice: Invoice; amount: Msat },
): Promise<Start> {
  const { ledger, gate, settings, closing } = context;
  const node = await gate.enter(settings.nodeStartMs, closing.signal);
  const own =
    invoice.payee === node.pubkey ? await findOwnInvoice(ledger, invoice.paymentHash) : null;
  // An invoice of our node that no wallet made, or of the very wallet that pays.
  if (invoice.payee === node.pubkey && (!own || own.walletId === request.walletId)) {
    return refused(lndWords.selfPayment);
  }
  const order = {
    id: newPaymentId(),
    walletId: request.walletId,
    nodePubkey: node.pubkey,
    invoice,
    amount,
    feeLimit: request.feeLimit,
    isInside: own !== null,
    passThru: request.passThru,
    idempotencyKey: request.idempotencyKey,
  };
  const reservation = await reserve(context, order);
  switch (reservation.kind) {
    case 'key-taken':
      return reservation;
    case 'in-transition':
    case 'already-paid':
      return refused(HASH_REFUSALS[reservation.kind]);
    case 'insufficient':
      return refused(lnpayWords.tooLarge(reservation.available));
    case 'reserved':
      void submit(context, reservation.payment, order);
      return { kind: 'payment', paymentId: order.id };
  }
}

/** While a payment is in `calls`, the reconciler leaves it alone: until the node's answer is applied. */
async function reserve(
  { ledger, calls }: PaymentContext,
  order: PaymentOrder,
): Promise<Reservation> {
  calls.add(order.id);
  let isReserved = false;
  try {
    const reservation = await reservePayment(ledger, order);
    isReserved = reservation.kind === 'reserved';
    return reservation;
  } finally {
    if (!isReserved) calls.delete(order.id);
  }
}

async function submit(
  context: PaymentContext,
  payment: Payment,
  { isInside, invoice, feeLimit }: PaymentOrder,
): Promise<void> {
  await (isInside
    ? payInside(context, payment, invoice.expiresAt)
    : submitPayment(context, payment, invoice.paymentRequest, feeLimit === null));
  context.calls.delete(payment.id);
}

const HASH_REFUSALS = {
  'in-transition': lndWords.inTransition,
  'already-paid': lndWords.alreadyPaid,
} as const;

function refused(message: string): { kind: 'refused'; message: string } {
  return { kind: 'refused', message };
}
