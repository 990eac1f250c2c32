/** Money that arrives: each invoice of ours that the node reports as paid is credited, exactly once. */
import type { PaymentHash } from '#core/hex.ts';
import { checkProof } from '#core/payment/proof.ts';
import { raiseAlarm } from '#server/ledger/alarms.ts';
import {
  closeInvoice,
  creditDeposit,
  listOpenInvoices,
  type Deposit,
} from '#server/ledger/invoices.ts';
import type { InvoiceState } from '#server/node/lightning-node.ts';
import { askForInvoice } from './ask-node.ts';
import { inBackground, type PaymentContext } from './payment-context.ts';

/** Listens to the node, which reports again what could not be written down. Returns the unsubscribe function. */
export function followDeposits(context: PaymentContext): () => void {
  return context.node.onInvoiceSettled((deposit) => credit(context, deposit));
}

/** While a node does not answer, a round of questions takes longer than it is to the next. */
const rounds = new WeakMap<PaymentContext, Promise<void>>();

/**
 * Asks the node about invoices that are unpaid here: at start all of them, for what was paid while
 * the server was down; later those that have expired, to forget them. One round at a time: if one is
 * running, this is it.
 */
export function checkOpenInvoices(
  context: PaymentContext,
  filter: { expiredBefore?: number } = {},
): Promise<void> {
  const running = rounds.get(context);
  if (running) return running;
  const round = checkEach(context, filter).finally(() => rounds.delete(context));
  rounds.set(context, round);
  return round;
}

async function checkEach(
  context: PaymentContext,
  filter: { expiredBefore?: number },
): Promise<void> {
  for (const paymentHash of await listOpenInvoices(context.ledger, filter)) {
    if (context.closing.signal.aborted) return;
    await inBackground(context, 'open invoice', async () =>
      applyInvoiceState(context, paymentHash, await askForInvoice(context, paymentHash)),
    );
  }
}

/** A node that does not know an invoice a day after its expiry has forgotten it, or never had it. */
const FORGOTTEN_SECONDS = 24 * 3600;

export async function applyInvoiceState(
  context: PaymentContext,
  paymentHash: PaymentHash,
  state: InvoiceState,
): Promise<void> {
  const { ledger } = context;
  switch (state.status) {
    case 'open':
      return;
    case 'settled':
      return credit(context, { ...state, paymentHash });
    case 'expired':
      return closeInvoice(ledger, paymentHash);
    case 'not-found':
      return closeInvoice(ledger, paymentHash, { expiredBefore: ledger.now() - FORGOTTEN_SECONDS });
  }
}

async function credit(
  context: PaymentContext,
  { paymentHash, preimage, amountMsat }: Deposit,
): Promise<void> {
  if (checkProof(preimage, paymentHash).kind !== 'verified') {
    const detail = 'the node calls it paid, but the preimage does not hash to the payment hash';
    return raiseAlarm(context.ledger, { kind: 'wrong-preimage', subject: paymentHash, detail });
  }
  await creditDeposit(context.ledger, { paymentHash, preimage, amountMsat });
  context.waiters.notify(paymentHash);
}
