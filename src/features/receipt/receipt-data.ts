/** What a receipt says, from the host's transaction and this device's record. */
import type { PaymentHash } from '#core/hex.ts';
import type { Wtx } from '#core/lnpay/wire.ts';
import { addMsat, msat, msatFromSat, type Msat } from '#core/money.ts';
import { checkProof, type Proof } from '#core/proof.ts';
import { movedMoney } from '#src/lib/lnpay/wallet-money.ts';
import { networkFee, type NetworkFee } from '#src/lib/payments/network-fee.ts';
import type { PaymentRecord } from '#src/lib/payments/payment-record.ts';

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
  /** Whole sat. */
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
  const fee = networkFee(wtx, transactions);
  const balance = wtx.wal?.balance;
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
    balanceAfter: typeof balance === 'number' && balance >= 0 ? msatFromSat(balance) : null,
  };
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
