/** The withdrawal: one invoice, paid from one wallet. */
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
import { decodeMessage } from './decode-message.ts';
import { payInside } from './pay-inside.ts';
import { payOut } from './pay-out.ts';
import type { PaymentContext } from './payment-context.ts';
import { amountToPay, invoiceRefusal } from './refusals.ts';

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
  /** A payment was begun, by this request or by an earlier one with the same idempotency key. */
  | { kind: 'payment'; paymentId: PaymentId }
  /** Nothing has moved and nothing will. In LNPay's words. */
  | { kind: 'refused'; message: string }
  /** The idempotency key belongs to another request. */
  | { kind: 'key-conflict' };

/**
 * Begins a withdrawal, once for each idempotency key; `waitForOutcome` waits for its end.
 * @throws NodeUnavailable when the node is not up; nothing has been reserved.
 */
export async function startWithdrawal(
  context: PaymentContext,
  request: WithdrawRequest,
): Promise<WithdrawStart> {
  const earlier = await earlierAnswer(context, request);
  if (earlier) return earlier;
  const begun = await begin(context, request);
  if (begun.kind === 'payment') return begun;
  const isOurs =
    begun.kind === 'refused' &&
    (request.idempotencyKey === null ||
      (await keepRefusal(context.ledger, request.walletId, request.idempotencyKey, begun.message)));
  if (isOurs) return begun;
  // The same key came in twice at once, and the other request was first.
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

type Begun = WithdrawStart | { kind: 'key-taken' };

async function begin(context: PaymentContext, request: WithdrawRequest): Promise<Begun> {
  const { ledger } = context;
  const read = readInvoice(request.paymentRequest);
  if (!read.ok) return refused(decodeMessage(read.error));
  const invoice = read.value;
  // Before "expired" and the like: what is on its way or paid must never look failed.
  const status = await hashStatus(ledger, invoice.paymentHash);
  if (status) return refused(HASH_REFUSALS[status]);
  const refusal = invoiceRefusal(invoice, context.network, ledger.now());
  if (refusal !== null) return refused(refusal);
  const toPay = amountToPay(invoice, request.amount);
  if (!toPay.ok) return refused(toPay.message);
  return reserveAndSend(context, request, { invoice, amount: toPay.amount });
}

async function reserveAndSend(
  context: PaymentContext,
  request: WithdrawRequest,
  { invoice, amount }: { invoice: Invoice; amount: Msat },
): Promise<Begun> {
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
  const reservation = await reserveForSending(context, order);
  switch (reservation.kind) {
    case 'key-taken':
      return reservation;
    case 'in-transition':
    case 'already-paid':
      return refused(HASH_REFUSALS[reservation.kind]);
    case 'insufficient':
      return refused(lnpayWords.tooLarge(reservation.available));
    case 'reserved':
      void send(context, reservation.payment, order);
      return { kind: 'payment', paymentId: order.id };
  }
}

/** From before the reservation until the node's answer is applied, the reconciler leaves a payment to us. */
async function reserveForSending(
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

async function send(
  context: PaymentContext,
  payment: Payment,
  { isInside, invoice }: PaymentOrder,
): Promise<void> {
  await (isInside
    ? payInside(context, payment, invoice.expiresAt)
    : payOut(context, payment, invoice.paymentRequest));
  context.calls.delete(payment.id);
}

const HASH_REFUSALS = {
  'in-transition': lndWords.inTransition,
  'already-paid': lndWords.alreadyPaid,
} as const;

function refused(message: string): { kind: 'refused'; message: string } {
  return { kind: 'refused', message };
}
