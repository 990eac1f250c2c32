/**
 * What happened in a wallet, as one list: the payments this device made and the transactions the host
 * knows. A withdrawal and its network fee are one entry; what is not decided yet comes first.
 */
import { isPaymentHash, type PaymentHash } from '#core/hex.ts';
import { isSettled, type Wtx } from '#core/lnpay/wire.ts';
import type { Msat } from '#core/money.ts';
import { movedMoney } from '../host/wallet-money.ts';
import {
  bookedFees,
  feeSource,
  networkFee,
  type BookedFees,
  type NetworkFee,
} from './network-fee.ts';
import type { PaymentRecord } from './payment-record.ts';

export interface Activity {
  id: string;
  status: 'paid' | 'received' | 'failed' | 'on-its-way' | 'unknown';
  /** Where there is one, the payment has a page of its own. */
  paymentHash: PaymentHash | null;
  amount: Msat;
  fee: NetworkFee | null;
  memo: string | null;
  /** LNPay's id of the Lightning side: where it is a deposit, it has a page of its own. */
  lnTxId: string | null;
  /** LNPay's name of the transaction; null for a payment the host has not booked. */
  type: string | null;
  payee: string | null;
  paymentRequest: string | null;
  /** Unix milliseconds. */
  at: number;
}

export function mergeActivity(
  records: readonly PaymentRecord[],
  transactions: readonly Wtx[],
): Activity[] {
  const shown = new Set(transactions.map((wtx) => wtx.id));
  const fees = bookedFees(transactions);
  const listed = transactions
    .filter((wtx) => !shown.has(feeSource(wtx) ?? ''))
    .map((wtx) => fromTransaction(wtx, fees));
  const paid = new Set(
    listed.filter((entry) => !isOpen(entry)).flatMap(({ paymentHash }) => paymentHash ?? []),
  );
  const recorded = new Set(records.map(({ paymentHash }) => paymentHash));
  // A host may list a withdrawal before it is paid; of one of its own this device knows more.
  const booked = listed.filter(
    (entry) =>
      !isOpen(entry) ||
      entry.paymentHash === null ||
      !(paid.has(entry.paymentHash) || recorded.has(entry.paymentHash)),
  );
  const own = records
    .filter(({ paymentHash }) => !paid.has(paymentHash))
    .map((record) => fromRecord(record, fees));
  return [...booked, ...own].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || b.at - a.at);
}

export function isOpen({ status }: Activity): boolean {
  return status === 'on-its-way' || status === 'unknown';
}

const UNPAID_STATUS = {
  submitting: 'on-its-way',
  pending: 'on-its-way',
  unknown: 'unknown',
  failed: 'failed',
} as const;

function fromTransaction(wtx: Wtx, fees: BookedFees): Activity {
  const { direction, amount } = movedMoney(wtx);
  // Transfers and fees have no Lightning side, and are done when they are listed.
  const settled = !wtx.lnTx || isSettled(wtx.lnTx);
  const hash = wtx.lnTx?.r_hash_decoded?.toLowerCase() ?? '';
  return {
    id: wtx.id,
    status: direction === 'in' ? 'received' : settled ? 'paid' : 'on-its-way',
    paymentHash: direction === 'out' && isPaymentHash(hash) ? hash : null,
    amount,
    fee: direction === 'out' ? networkFee(wtx, fees) : null,
    memo: wtx.lnTx?.memo || wtx.user_label || null,
    lnTxId: wtx.lnTx?.id ?? null,
    type: wtx.wtxType?.name ?? null,
    payee: wtx.lnTx?.dest_pubkey ?? null,
    paymentRequest: wtx.lnTx?.payment_request ?? null,
    at: (wtx.lnTx?.settled_at ?? wtx.created_at) * 1000,
  };
}

function fromRecord(record: PaymentRecord, fees: BookedFees): Activity {
  const { progress } = record;
  const base = { id: record.paymentHash, paymentHash: record.paymentHash };
  if (progress.status === 'settled') {
    return { ...fromTransaction(progress.wtx, fees), ...base };
  }
  return {
    ...base,
    status: UNPAID_STATUS[progress.status],
    amount: record.amountMsat,
    fee: null,
    memo: record.memo,
    lnTxId: null,
    type: null,
    payee: record.payee,
    paymentRequest: record.paymentRequest,
    at: record.startedAt,
  };
}
