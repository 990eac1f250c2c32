/** One attempt of a wallet to pay an invoice. */
import type { NodePubkey, PaymentHash } from '#core/hex.ts';
import type { Msat } from '#core/money.ts';
import type { LnTxId, PaymentId, WalletId, WtxId } from './ids.ts';

export type Payment = UnfinishedPayment | SettledPayment | FailedPayment;

/** A payment without an outcome: its money is held. */
export type UnfinishedPayment = SubmittingPayment | PendingPayment;

export function isUnfinished(payment: Payment): payment is UnfinishedPayment {
  return payment.status === 'submitting' || payment.status === 'pending';
}

/** The money is held, and the node has not been called. */
export interface SubmittingPayment extends PaymentDetails {
  status: 'submitting';
  hold: Msat;
}

/** The node has been called, or is about to be: only it knows what becomes of the payment. */
export interface PendingPayment extends PaymentDetails {
  status: 'pending';
  hold: Msat;
  /** The node had failed a payment of this hash before: its "failed" may mean that one. */
  isFailedBefore: boolean;
}

/** Its preimage is in its LnTx. */
export interface SettledPayment extends PaymentDetails {
  status: 'settled';
  /** What the network took. */
  fee: Msat;
  /** What the wallet was charged for the fee: whole sats, at most the limit. */
  feeCharged: Msat;
  /** What the host paid because the wallet no longer had it (late success). */
  covered: Msat;
  /** Unix seconds. */
  finishedAt: number;
}

export interface FailedPayment extends PaymentDetails {
  status: 'failed';
  failedAs: FailedAs;
  /** The node's words, or LNPay's. */
  reason: string;
  /** Unix seconds. */
  finishedAt: number;
}

/** It failed at the node, so it may turn out to be paid after all. */
export function hasFailedAtNode(payment: Payment): boolean {
  return payment.status === 'failed' && payment.failedAs === 'failed';
}

/** How a payment failed. Only one that failed at the node can still turn out to be paid. */
export type FailedAs =
  /** It never left this server. */
  | 'never-sent'
  /** The node refused the call: before any HTLC, or because it has this hash from another one. */
  | 'refused'
  /** The node had it, or may have had it, and reports that it failed. */
  | 'failed';

interface PaymentDetails {
  id: PaymentId;
  walletId: WalletId;
  /** The node that pays, or is to pay. */
  nodePubkey: NodePubkey;
  paymentHash: PaymentHash;
  /** Payee and payer are wallets of this ledger, and no node is asked to pay. */
  isInside: boolean;
  amount: Msat;
  feeLimit: Msat;
  lnTxId: LnTxId;
  /** The id that its wtx has, or will have. */
  wtxId: WtxId;
  idempotencyKey: string | null;
  /** JSON. */
  passThru: string;
  /** Unix seconds. */
  createdAt: number;
}
