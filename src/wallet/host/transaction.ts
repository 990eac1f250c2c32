/** A line of a wallet's account as its host lists it. */
import { isPaymentHash, type PaymentHash } from '#core/hex.ts';
import { exactFee, movedMoney } from '#core/lnpay/wire-money.ts';
import { isSettled, type Wtx } from '#core/lnpay/wire.ts';
import type { Msat } from '#core/money.ts';
import { networkFee, type NetworkFee } from '#core/payment/network-fee.ts';

export interface Transaction {
  id: string;
  kind: TransactionKind;
  direction: 'in' | 'out';
  /** A host may list a payment before it is settled. */
  status: 'pending' | 'settled';
  amount: Msat;
  /** What the network charged; null where the host says it elsewhere or not at all. */
  fee: NetworkFee | null;
  /** Of a network fee: the id of the payment that it was charged for. */
  feeOf: string | null;
  /** Of a payment. */
  paymentHash: PaymentHash | null;
  /** LNPay's id of the Lightning side of a payment or a deposit. */
  lnTxId: string | null;
  memo: string | null;
  payee: string | null;
  paymentRequest: string | null;
  /** Unix milliseconds, by the host's clock. */
  at: number;
}

export type TransactionKind =
  | 'payment'
  | 'deposit'
  | 'transfer'
  | 'network-fee'
  /** The host put money in, to cover what it had to pay for the wallet. */
  | 'credit'
  | 'other';

export function toTransaction(wtx: Wtx): Transaction {
  const { direction, amount } = movedMoney(wtx);
  const { lnTx } = wtx;
  const isOut = direction === 'out';
  const hash = lnTx?.r_hash_decoded?.toLowerCase() ?? '';
  return {
    id: wtx.id,
    kind: kindOf(wtx.wtxType?.name ?? null, direction),
    direction,
    // Transfers and fees have no Lightning side, and are done when they are listed.
    status: isOut && lnTx && !isSettled(lnTx) ? 'pending' : 'settled',
    amount,
    fee: isOut && lnTx ? networkFee(exactFee(lnTx), null) : null,
    feeOf: feeOf(wtx),
    paymentHash: isOut && isPaymentHash(hash) ? hash : null,
    lnTxId: lnTx?.id ?? null,
    memo: lnTx?.memo || wtx.user_label || null,
    payee: lnTx?.dest_pubkey ?? null,
    paymentRequest: lnTx?.payment_request ?? null,
    at: (lnTx?.settled_at ?? wtx.created_at) * 1000,
  };
}

function kindOf(type: string | null, direction: Transaction['direction']): TransactionKind {
  switch (type) {
    case 'ln_withdrawal':
      return 'payment';
    case 'ln_deposit':
      return 'deposit';
    case 'ln_transfer_in':
    case 'ln_transfer_out':
      return 'transfer';
    case 'ln_network_fee':
      return 'network-fee';
    case 'host_credit':
      return 'credit';
    case null:
      return direction === 'in' ? 'deposit' : 'payment';
    default:
      return 'other';
  }
}

function feeOf({ wtxType, passThru }: Wtx): string | null {
  if (wtxType?.name !== 'ln_network_fee') return null;
  if (typeof passThru !== 'object' || passThru === null) return null;
  return 'source_transaction' in passThru && typeof passThru.source_transaction === 'string'
    ? passThru.source_transaction
    : null;
}
