/** The end of a payment: settled or failed. Each runs in one transaction and does nothing the second time. */
import type { Preimage } from '#core/hex.ts';
import {
  addMsat,
  ceilToSat,
  formatSat,
  minMsat,
  subtractMsat,
  ZERO_MSAT,
  type Msat,
} from '#core/money.ts';
import { writeAlarm } from './alarms.ts';
import { changeBalance, release, walletIn } from './balance.ts';
import type { PaymentId } from './ids.ts';
import type { Ledger } from './ledger.ts';
import {
  isUnfinished,
  type FailedAs,
  type FailedPayment,
  type Payment,
  type UnfinishedPayment,
} from './payment.ts';
import { PAYMENT_STATE, toPayment } from './rows.ts';
import type { WriteTransaction } from './ledger-database.ts';
import type { PaymentRow } from './schema.ts';
import { availableMsat } from './wallet.ts';

export interface Settlement {
  preimage: Preimage;
  feeMsat: Msat;
}

/**
 * Debits the amount and the fee the node paid, and drops the hold. A payment that was `failed` is
 * debited too, as far as the wallet's available money goes: the host covers the rest and an alarm is
 * raised. Returns false when the payment was settled already.
 */
export async function settlePayment(
  ledger: Ledger,
  id: PaymentId,
  settlement: Settlement,
): Promise<boolean> {
  const isSettled = await ledger.database.write(async (trx) => {
    const isChanged = await settleIn(trx, ledger, await paymentIn(trx, id), settlement);
    if (isChanged) ledger.faultPoint('mid-settle');
    return isChanged;
  });
  if (isSettled) ledger.faultPoint('after-settle');
  return isSettled;
}

/** `settlePayment` in the caller's transaction. */
export async function settleIn(
  trx: WriteTransaction,
  ledger: Ledger,
  payment: Payment,
  { preimage, feeMsat }: Settlement,
): Promise<boolean> {
  if (payment.status === 'settled') return false;
  // The payer agreed to the limit: what the node charges above it is at the host's expense.
  const charged = minMsat(ceilToSat(feeMsat), ceilToSat(payment.feeLimit));
  const covered = await dropHoldOrCover(trx, ledger, payment, charged);
  await finish(trx, ledger, payment, {
    state: PAYMENT_STATE.settled,
    fee_msat: feeMsat,
    fee_charged_msat: charged,
    covered_msat: covered,
    failed_as: null,
    failure: null,
  });
  await debitWithdrawal(trx, ledger, payment, { preimage, feeMsat, charged });
  if (feeMsat > payment.feeLimit) {
    const detail = `limit ${formatSat(payment.feeLimit)} sat, fee ${formatSat(feeMsat)} sat`;
    await writeAlarm(trx, ledger, { kind: 'fee-above-limit', subject: payment.id, detail });
  }
  return true;
}

/**
 * Drops the hold. What was never sent is `submitting`; what the node had is `pending`. Returns false,
 * and changes nothing, when the payment has another status: the caller knew an older one.
 */
export async function failPayment(
  ledger: Ledger,
  id: PaymentId,
  failedAs: FailedAs,
  reason: string,
): Promise<boolean> {
  const from = failedAs === 'never-sent' ? 'submitting' : 'pending';
  const isFailed = await ledger.database.write(async (trx) => {
    const payment = await paymentIn(trx, id);
    if (!isUnfinished(payment) || payment.status !== from) return false;
    await release(trx, payment.walletId, payment.hold);
    await finish(trx, ledger, payment, {
      state: PAYMENT_STATE.failed,
      failed_as: failedAs,
      failure: reason,
    });
    ledger.faultPoint('mid-fail');
    return true;
  });
  if (isFailed) ledger.faultPoint('after-fail');
  return isFailed;
}

export async function paymentIn(trx: WriteTransaction, id: PaymentId): Promise<Payment> {
  return toPayment(
    await trx.selectFrom('payments').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  );
}

/**
 * Makes amount and fee available to be debited. A failed payment holds nothing any more, so the host
 * covers what the wallet lacks; returns that.
 */
async function dropHoldOrCover(
  trx: WriteTransaction,
  ledger: Ledger,
  payment: UnfinishedPayment | FailedPayment,
  charged: Msat,
): Promise<Msat> {
  if (isUnfinished(payment)) {
    await release(trx, payment.walletId, payment.hold);
    return ZERO_MSAT;
  }
  const needed = addMsat(payment.amount, charged);
  const available = availableMsat(await walletIn(trx, payment.walletId));
  const shortfall = available >= needed ? ZERO_MSAT : subtractMsat(needed, available);
  if (shortfall > 0n) {
    await changeBalance(trx, {
      walletId: payment.walletId,
      type: 'host_credit',
      direction: 'credit',
      amount: shortfall,
      label: 'Covered by the host',
      passThru: JSON.stringify({ source_transaction: payment.wtxId }),
      at: ledger.now(),
    });
  }
  await writeAlarm(trx, ledger, {
    kind: 'late-success',
    subject: payment.id,
    detail: `debited ${formatSat(needed)} sat, of which the host covered ${formatSat(shortfall)} sat`,
  });
  return shortfall;
}

async function debitWithdrawal(
  trx: WriteTransaction,
  ledger: Ledger,
  payment: Payment,
  { preimage, feeMsat, charged }: Settlement & { charged: Msat },
): Promise<void> {
  const lnTx = await trx
    .updateTable('lntxs')
    .set({
      preimage,
      fee_msat: feeMsat,
      settled_at: ledger.now(),
      settled_by: payment.isInside ? 'inside' : 'lightning',
    })
    .where('id', '=', payment.lnTxId)
    .returning('memo')
    .executeTakeFirstOrThrow();
  const common = {
    walletId: payment.walletId,
    direction: 'debit',
    at: ledger.now(),
  } as const;
  await changeBalance(trx, {
    ...common,
    id: payment.wtxId,
    type: 'ln_withdrawal',
    amount: payment.amount,
    label: lnTx.memo ?? '',
    lnTxId: payment.lnTxId,
    passThru: payment.passThru,
  });
  if (charged === 0n) return;
  await changeBalance(trx, {
    ...common,
    type: 'ln_network_fee',
    amount: charged,
    label: 'Network fee',
    passThru: JSON.stringify({ source_transaction: payment.wtxId }),
  });
}

/** Compare-and-set: the status must still be what was read. */
async function finish(
  trx: WriteTransaction,
  ledger: Ledger,
  payment: Payment,
  change: Partial<
    Pick<
      PaymentRow,
      'state' | 'fee_msat' | 'fee_charged_msat' | 'covered_msat' | 'failed_as' | 'failure'
    >
  >,
): Promise<void> {
  const result = await trx
    .updateTable('payments')
    .set({ ...change, finished_at: ledger.now() })
    .where('id', '=', payment.id)
    .where('state', '=', PAYMENT_STATE[payment.status])
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new Error(`payment ${payment.id} changed meanwhile`);
}
