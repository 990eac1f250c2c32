/** The end of a payment, good or bad. Each runs in one transaction and does nothing the second time. */
import type { Transaction } from 'kysely';
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
import { book, release, walletIn } from './book.ts';
import type { PaymentId } from './ids.ts';
import type { Ledger } from './ledger.ts';
import type { Database, FailedAs, PaymentRow } from './schema.ts';
import { availableMsat } from './wallets.ts';

export interface Settlement {
  preimage: Preimage;
  feeMsat: Msat;
}

/**
 * Debits the amount and the fee the node paid, and drops the hold. An attempt that had been called
 * failed is debited too, as far as the wallet's free money goes: the host covers the rest and an
 * alarm is raised. Returns false when the payment was settled already.
 */
export async function settlePayment(
  ledger: Ledger,
  id: PaymentId,
  settlement: Settlement,
): Promise<boolean> {
  const isNews = await ledger.db.transaction().execute(async (trx) => {
    const settled = await settleIn(trx, ledger, await paymentIn(trx, id), settlement);
    if (settled) ledger.faultPoint('mid-settle');
    return settled;
  });
  if (isNews) ledger.faultPoint('after-settle');
  return isNews;
}

/** `settlePayment` in the caller's transaction. */
export async function settleIn(
  trx: Transaction<Database>,
  ledger: Ledger,
  payment: PaymentRow,
  { preimage, feeMsat }: Settlement,
): Promise<boolean> {
  if (payment.state === 'succeeded') return false;
  // The person agreed to the limit, so a node that charged more does it at the host's expense.
  const charged = minMsat(ceilToSat(feeMsat), ceilToSat(payment.fee_limit_msat));
  const covered = await freeTheMoney(trx, ledger, payment, charged);
  await finish(trx, ledger, payment, {
    state: 'succeeded',
    fee_msat: feeMsat,
    fee_charged_msat: charged,
    covered_msat: covered,
    failed_as: null,
    failure: null,
  });
  await bookWithdrawal(trx, ledger, payment, { preimage, feeMsat, charged });
  if (feeMsat > payment.fee_limit_msat) {
    const detail = `limit ${formatSat(payment.fee_limit_msat)} sat, fee ${formatSat(feeMsat)} sat`;
    await writeAlarm(trx, ledger, { kind: 'fee-above-limit', subject: payment.id, detail });
  }
  return true;
}

/**
 * Gives the money back. What was never sent is `reserved`; what the node had is `submitted`. Returns
 * false, and changes nothing, when the payment has moved on: whoever says so knew an older state.
 */
export async function failPayment(
  ledger: Ledger,
  id: PaymentId,
  failed_as: FailedAs,
  failure: string,
): Promise<boolean> {
  const from = failed_as === 'never-sent' ? 'reserved' : 'submitted';
  const isNews = await ledger.db.transaction().execute(async (trx) => {
    const payment = await paymentIn(trx, id);
    if (payment.state !== from) return false;
    await release(trx, payment.wallet_id, payment.hold_msat);
    await finish(trx, ledger, payment, { state: 'failed', failed_as, failure });
    ledger.faultPoint('mid-fail');
    return true;
  });
  if (isNews) ledger.faultPoint('after-fail');
  return isNews;
}

export async function paymentIn(trx: Transaction<Database>, id: PaymentId): Promise<PaymentRow> {
  return trx.selectFrom('payments').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

/** Makes the money free to be debited; returns what the host had to add. */
async function freeTheMoney(
  trx: Transaction<Database>,
  ledger: Ledger,
  payment: PaymentRow,
  charged: Msat,
): Promise<Msat> {
  if (payment.state !== 'failed') {
    await release(trx, payment.wallet_id, payment.hold_msat);
    return ZERO_MSAT;
  }
  const needed = addMsat(payment.amount_msat, charged);
  const available = availableMsat(await walletIn(trx, payment.wallet_id));
  const shortfall = available >= needed ? ZERO_MSAT : subtractMsat(needed, available);
  if (shortfall > 0n) {
    await book(trx, {
      walletId: payment.wallet_id,
      type: 'host_credit',
      direction: 'credit',
      amount: shortfall,
      label: 'Covered by the host',
      passThru: JSON.stringify({ source_transaction: payment.wtx_id }),
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

async function bookWithdrawal(
  trx: Transaction<Database>,
  ledger: Ledger,
  payment: PaymentRow,
  { preimage, feeMsat, charged }: Settlement & { charged: Msat },
): Promise<void> {
  const lnTx = await trx
    .updateTable('lntxs')
    .set({
      preimage,
      fee_msat: feeMsat,
      settled_at: ledger.now(),
      settled_by: payment.is_inside === 1n ? 'inside' : 'lightning',
    })
    .where('id', '=', payment.lntx_id)
    .returning('memo')
    .executeTakeFirstOrThrow();
  const common = {
    walletId: payment.wallet_id,
    direction: 'debit',
    at: ledger.now(),
  } as const;
  await book(trx, {
    ...common,
    id: payment.wtx_id,
    type: 'ln_withdrawal',
    amount: payment.amount_msat,
    label: lnTx.memo ?? '',
    lnTxId: payment.lntx_id,
    passThru: payment.pass_thru,
  });
  if (charged === 0n) return;
  await book(trx, {
    ...common,
    type: 'ln_network_fee',
    amount: charged,
    label: 'Network fee',
    passThru: JSON.stringify({ source_transaction: payment.wtx_id }),
  });
}

/** Compare-and-set: the state must still be what was read. */
async function finish(
  trx: Transaction<Database>,
  ledger: Ledger,
  payment: PaymentRow,
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
    .where('state', '=', payment.state)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new Error(`payment ${payment.id} changed meanwhile`);
}
