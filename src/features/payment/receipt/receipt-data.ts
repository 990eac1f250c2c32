/** What a receipt says, from the host's transaction and this device's record. */
import type { PaymentHash } from '#core/hex.ts';
import type { Wtx } from '#core/lnpay/wire.ts';
import { addMsat, msat, msatFromSat, type Msat } from '#core/money.ts';
import { checkProof, type Proof } from '#core/payment/proof.ts';
import { movedMoney } from '#src/wallet/host/wallet-money.ts';
import { bookedFees, networkFee, type NetworkFee } from '#src/wallet/payments/network-fee.ts';
import type { PaymentRecord } from '#src/wallet/payments/payment-record.ts';

export interface ReceiptData {
  paymentHash: PaymentHash;
  /** What the payee asked for. */
  amount: Msat;
  /** Null when the host has not said. */
  fee: NetworkFee | null;
  /** What left the wallet, as far as it is known. */
  total: Msat;
  memo: string | null;
  /** The invoice gives only the hash of its description. */
  memoIsHash: boolean;
  payee: string | null;
  paymentRequest: string | null;
  /** Unix milliseconds. */
  paidAt: number;
  /** From tap to settlement, where this device saw both. */
  tookMs: number | null;
  proof: Proof;
  wtxId: string;
  lnTxId: string | null;
  /** What the payer attached, as it came; null for nothing. */
  passThru: unknown;
  wallet: { id: string; label: string } | null;
  /** Null where the host only tells what the balance is now. */
  balanceAfter: Msat | null;
}

/** Longer than this the device was asleep or asking, and the time says nothing about the payment. */
const SEEN_THROUGHOUT_MS = 60_000;

export function receiptData(
  paymentHash: PaymentHash,
  wtx: Wtx,
  record: PaymentRecord | null,
  transactions: readonly Wtx[],
): ReceiptData {
  const { lnTx } = wtx;
  const moved = movedMoney(wtx).amount;
  const fee = networkFee(wtx, bookedFees(transactions));
  return {
    paymentHash,
    amount: record?.amountMsat ?? lnTxAmount(wtx) ?? moved,
    fee,
    total: fee ? addMsat(moved, fee.charged) : moved,
    memo: record?.memo ?? lnTx?.memo ?? null,
    memoIsHash: record ? record.memo === null : Boolean(lnTx?.description_hash),
    payee: record?.payee ?? lnTx?.dest_pubkey ?? null,
    paymentRequest: record?.paymentRequest ?? lnTx?.payment_request ?? null,
    paidAt: (lnTx?.settled_at ?? wtx.created_at) * 1000,
    tookMs: record ? tookMs(record) : null,
    proof: checkProof(lnTx?.payment_preimage, paymentHash),
    wtxId: wtx.id,
    lnTxId: lnTx?.id ?? null,
    passThru: isEmpty(wtx.passThru) ? null : wtx.passThru,
    wallet: wtx.wal ? { id: wtx.wal.id, label: wtx.wal.user_label ?? '' } : null,
    balanceAfter: balanceAfter(wtx, fee),
  };
}

/** PHP hosts send an empty array for an empty object. */
function isEmpty(passThru: unknown): boolean {
  if (typeof passThru !== 'object' || passThru === null) return !passThru;
  return Object.keys(passThru).length === 0;
}

function balanceAfter(wtx: Wtx, fee: NetworkFee | null): Msat | null {
  const { balance_after_msat: exact, wal } = wtx;
  if (typeof exact === 'number' && exact >= 0) {
    const charged = fee?.charged ?? 0n;
    // The fee is booked as the next transaction.
    return charged > exact ? null : msat(BigInt(exact) - charged);
  }
  // A wallet in an old transaction is shown as it is today.
  const unchanged = typeof wal?.updated_at === 'number' && wal.updated_at <= wtx.created_at;
  return wal && unchanged && wal.balance >= 0 ? msatFromSat(wal.balance) : null;
}

function lnTxAmount({ lnTx }: Wtx): Msat | null {
  if (!lnTx) return null;
  if (typeof lnTx.num_msat === 'number') return msat(Math.abs(lnTx.num_msat));
  return msatFromSat(Math.abs(lnTx.num_satoshis));
}

function tookMs({ progress, startedAt }: PaymentRecord): number | null {
  if (progress.status !== 'settled') return null;
  const took = progress.settledAt - startedAt;
  return took >= 0 && took < SEEN_THROUGHOUT_MS ? took : null;
}
