/** A withdrawal that a host says is settled, made into what the wallet keeps and shows of it. */
import type { PaymentHash } from '../hex.ts';
import { msat, msatFromSat, type Msat } from '../money.ts';
import { networkFee } from '../payment/network-fee.ts';
import { checkProof } from '../payment/proof.ts';
import type { SettledPayment } from '../payment/settled-payment.ts';
import { exactFee, lnTxAmount, movedMoney } from './wire-money.ts';
import type { Wtx } from './wire.ts';

/** What the payer knows of a payment by itself: all the invoice says, or no more than its hash. */
export type AskedPayment = { paymentHash: PaymentHash } & Partial<PaidInvoice>;

interface PaidInvoice {
  paymentRequest: string;
  payee: string;
  /** Null when the invoice gives only the hash of its description. */
  memo: string | null;
  amountMsat: Msat;
}

/** What the payer has read in the invoice counts before what the host repeats of it. */
export function settledPayment(wtx: Wtx, asked: AskedPayment): SettledPayment {
  const { lnTx } = wtx;
  const { amount: debited } = movedMoney(wtx);
  return {
    paymentHash: asked.paymentHash,
    ids: { wtxId: wtx.id, lnTxId: lnTx?.id ?? null },
    amount: asked.amountMsat ?? (lnTx ? lnTxAmount(lnTx) : debited),
    debited,
    fee: networkFee(lnTx ? exactFee(lnTx) : null, null),
    proof: checkProof(lnTx?.payment_preimage, asked.paymentHash),
    settledAt: (lnTx?.settled_at ?? wtx.created_at) * 1000,
    memo: asked.memo ?? lnTx?.memo ?? null,
    memoIsHash: asked.memo === undefined ? Boolean(lnTx?.description_hash) : asked.memo === null,
    payee: asked.payee ?? lnTx?.dest_pubkey ?? null,
    paymentRequest: asked.paymentRequest ?? lnTx?.payment_request ?? null,
    wallet: wtx.wal ? { id: wtx.wal.id, label: wtx.wal.user_label ?? '' } : null,
    balance: balanceOf(wtx),
    passThru: isEmpty(wtx.passThru) ? null : wtx.passThru,
  };
}

function balanceOf({ balance_after_msat: exact, wal, created_at }: Wtx): SettledPayment['balance'] {
  // Our hosts list the fee as the next transaction.
  if (typeof exact === 'number' && exact >= 0) return { amount: msat(exact), includesFee: false };
  // A wallet in an old transaction is shown as it is today.
  const isUnchanged = typeof wal?.updated_at === 'number' && wal.updated_at <= created_at;
  return wal && isUnchanged && wal.balance >= 0
    ? { amount: msatFromSat(wal.balance), includesFee: true }
    : null;
}

/** PHP hosts send an empty array for an empty object. */
function isEmpty(passThru: unknown): boolean {
  if (typeof passThru !== 'object' || passThru === null) return !passThru;
  return Object.keys(passThru).length === 0;
}
