/** Applies the node's answers about payments to the ledger. */
import { lndWords } from '#core/lnpay/node-words.ts';
import { checkProof } from '#core/payment/proof.ts';
import { raiseAlarm } from '#server/ledger/alarms.ts';
import { listAttempts } from '#server/ledger/payments.ts';
import { hasFailedAtNode, type FailedAs, type Payment } from '#server/ledger/payment.ts';
import { failPayment, settlePayment, type Settlement } from '#server/ledger/finish-payment.ts';
import type { PayOutcome } from '#server/node/lightning-node.ts';
import { lookUpPayment } from './look-up.ts';
import type { PaymentContext } from './payment-context.ts';

/** The answer to `pay`. Only a certain one ends the payment; after any other the money stays held. */
export async function applyOutcome(
  context: PaymentContext,
  payment: Payment,
  outcome: PayOutcome,
): Promise<void> {
  switch (outcome.status) {
    case 'settled':
      return settle(context, payment, outcome);
    case 'failed':
      return fail(context, payment, 'failed', outcome.reason);
    case 'refused':
      if (outcome.kind === 'duplicate') return applyDuplicate(context, payment, outcome.reason);
      return fail(context, payment, 'refused', outcome.reason);
    case 'pending':
      return;
    case 'unknown':
      context.report(`payment ${payment.id}: no certain answer from the node (${outcome.detail})`);
  }
}

export async function settle(
  context: PaymentContext,
  payment: Payment,
  settlement: Settlement,
): Promise<void> {
  if (checkProof(settlement.preimage, payment.paymentHash).kind !== 'verified') {
    const detail = 'the node calls it paid, but the preimage does not hash to the payment hash';
    await raiseAlarm(context.ledger, { kind: 'wrong-preimage', subject: payment.id, detail });
    return;
  }
  context.ledger.faultPoint('after-node');
  await settlePayment(context.ledger, payment.id, settlement);
  context.waiters.notify(payment.id);
}

export async function fail(
  context: PaymentContext,
  payment: Payment,
  failedAs: FailedAs,
  reason: string,
): Promise<void> {
  await failPayment(context.ledger, payment.id, failedAs, reason);
  context.waiters.notify(payment.id);
}

/**
 * The node has this hash from another call, so this payment moved nothing. If the node has settled an
 * earlier payment of ours that was failed here, that one is settled after all.
 */
async function applyDuplicate(
  context: PaymentContext,
  payment: Payment,
  reason: string,
): Promise<void> {
  await failPayment(context.ledger, payment.id, 'refused', reason);
  const known = await lookUpPayment(context, payment.paymentHash).catch(() => null);
  if (known?.status === 'settled') await settleByHash(context, payment, known);
  // Only now: a client that reads "already paid" and asks by hash then finds the settled payment.
  context.waiters.notify(payment.id);
}

/** The node had paid this hash before: for an earlier payment of ours, or for somebody else. */
export async function failAsPaidBefore(
  context: PaymentContext,
  payment: Payment,
  settlement: Settlement,
): Promise<void> {
  await failPayment(context.ledger, payment.id, 'never-sent', lndWords.alreadyPaid);
  await settleByHash(context, payment, settlement);
  context.waiters.notify(payment.id);
}

/** The node has paid a hash: settles the payment that has not failed, or else the one that wrongly has. */
export async function settleByHash(
  context: PaymentContext,
  { nodePubkey, paymentHash }: Pick<Payment, 'nodePubkey' | 'paymentHash'>,
  settlement: Settlement,
): Promise<void> {
  const attempts = await listAttempts(context.ledger, nodePubkey, paymentHash);
  const current = attempts.find(({ status }) => status !== 'failed');
  // It is about to be submitted, will be refused as a duplicate, and the hash is looked up then.
  if (current?.status === 'submitting') return;
  if (current) return settle(context, current, settlement);
  const [newest, ...older] = attempts.filter(hasFailedAtNode);
  if (!newest) return;
  if (older.every((attempt) => isSamePayment(attempt, newest))) {
    return settle(context, newest, settlement);
  }
  const detail = `${older.length + 1} failed attempts of different wallets or amounts may be meant; whose wallet pays has to be decided by hand`;
  await raiseAlarm(context.ledger, {
    kind: 'late-success-of-nobody',
    subject: paymentHash,
    detail,
  });
}

function isSamePayment(a: Payment, b: Payment): boolean {
  return a.walletId === b.walletId && a.amount === b.amount;
}
