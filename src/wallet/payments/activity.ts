/**
 * What happened in a wallet, as one list: the payments this device made and the transactions the host
 * lists. A payment and its network fee are one entry; what is not decided yet comes first.
 */
import type { Msat } from '#core/money.ts';
import { networkFee } from '#core/payment/network-fee.ts';
import { isOpen, type PaymentStatus } from '#core/payment/payment-state.ts';
import { withLaterFacts } from '#core/payment/settled-payment.ts';
import type { Transaction } from '../host/transaction.ts';
import type { PaymentRecord } from './payment-record.ts';

/** Where there is a payment hash, the payment has a page of its own; so has a deposit by its lnTxId. */
export interface Activity extends Omit<Transaction, 'status' | 'feeOf'> {
  status: PaymentStatus;
}

export function mergeActivity(
  records: readonly PaymentRecord[],
  transactions: readonly Transaction[],
): Activity[] {
  const ids = new Set(transactions.map(({ id }) => id));
  const fees = listedFees(transactions);
  const listed = transactions
    .filter(({ feeOf }) => feeOf === null || !ids.has(feeOf))
    .map((transaction) => fromTransaction(transaction, fees));
  const settled = new Set(
    listed.filter(({ status }) => !isOpen(status)).flatMap(({ paymentHash }) => paymentHash ?? []),
  );
  const recorded = new Set(records.map(({ paymentHash }) => paymentHash));
  // A host may list a payment before it is settled; of one of its own this device knows more.
  const shown = listed.filter(
    ({ status, paymentHash }) =>
      !isOpen(status) ||
      paymentHash === null ||
      !(settled.has(paymentHash) || recorded.has(paymentHash)),
  );
  const own = records
    .filter(({ paymentHash }) => !settled.has(paymentHash))
    .map((record) => fromRecord(record, fees));
  return [...shown, ...own].sort(
    (a, b) => Number(isOpen(b.status)) - Number(isOpen(a.status)) || b.at - a.at,
  );
}

/** What the host lists as network fees, by the id of the payment that each was charged for. */
export function listedFees(transactions: readonly Transaction[]): ReadonlyMap<string, Msat> {
  return new Map(
    transactions.flatMap(({ feeOf, amount }) => (feeOf === null ? [] : [[feeOf, amount]])),
  );
}

function fromTransaction(
  { feeOf: _feeOf, ...transaction }: Transaction,
  fees: ReadonlyMap<string, Msat>,
): Activity {
  const listedFee = fees.get(transaction.id);
  if (listedFee === undefined || transaction.direction === 'in') return transaction;
  return { ...transaction, fee: networkFee(transaction.fee?.exact ?? null, listedFee) };
}

function fromRecord(record: PaymentRecord, fees: ReadonlyMap<string, Msat>): Activity {
  const { paymentHash, state } = record;
  const common = { id: paymentHash, kind: 'payment', direction: 'out', paymentHash } as const;
  if (state.status === 'settled') {
    const { ids } = state.settlement;
    const payment = withLaterFacts(state.settlement, { listedFee: fees.get(ids.wtxId) ?? null });
    return {
      ...common,
      status: 'settled',
      amount: payment.debited,
      fee: payment.fee,
      memo: payment.memo,
      lnTxId: ids.lnTxId,
      payee: payment.payee,
      paymentRequest: payment.paymentRequest,
      at: payment.settledAt,
    };
  }
  return {
    ...common,
    status: state.status,
    amount: record.amountMsat,
    fee: null,
    memo: record.memo,
    lnTxId: null,
    payee: record.payee,
    paymentRequest: record.paymentRequest,
    at: record.startedAt,
  };
}
