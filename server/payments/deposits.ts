/** Deposits: each invoice of ours that the node reports as settled is credited, exactly once. */
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
import { lookUpInvoice } from './look-up.ts';
import { inBackground, type PaymentContext } from './payment-context.ts';

/** The node redelivers what could not be credited. Returns the unsubscribe function. */
export function followDeposits(context: PaymentContext): () => void {
  return context.node.onInvoiceSettled((deposit) => credit(context, deposit));
}

/** While a node does not answer, a round takes longer than the time to the next one. */
const rounds = new WeakMap<PaymentContext, Promise<void>>();

/**
 * Looks up invoices that are unpaid here: all of them, for what was paid while the server was down or
 * not connected; or those that have expired, to close them. One round at a time: while one is running,
 * its promise is returned.
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
      applyInvoiceState(context, paymentHash, await lookUpInvoice(context, paymentHash)),
    );
  }
}

/** A node that does not know an invoice this long after its expiry never will. */
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
