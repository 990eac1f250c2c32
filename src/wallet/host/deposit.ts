/** An invoice of the wallet, and what came in for it. */
import { lnTxAmount } from '#core/lnpay/wire-money.ts';
import { isSettled, type LnTx } from '#core/lnpay/wire.ts';
import type { Msat } from '#core/money.ts';

export interface Deposit {
  /** LNPay's id of its LnTx. */
  id: string;
  status: 'pending' | 'settled';
  /** What is asked for, or what came in. */
  amount: Msat;
  memo: string | null;
  paymentRequest: string;
  paymentHash: string | null;
  payee: string | null;
  /** Unix milliseconds; null where the host does not say. */
  expiresAt: number | null;
  /** When it was settled, else made, in Unix milliseconds; null where the host does not say. */
  at: number | null;
}

export function toDeposit(lnTx: LnTx): Deposit {
  const at = lnTx.settled_at ?? lnTx.created_at ?? null;
  return {
    id: lnTx.id,
    status: isSettled(lnTx) ? 'settled' : 'pending',
    amount: lnTxAmount(lnTx),
    memo: lnTx.memo ?? null,
    paymentRequest: lnTx.payment_request ?? '',
    paymentHash: lnTx.r_hash_decoded ?? null,
    payee: lnTx.dest_pubkey ?? null,
    expiresAt: typeof lnTx.expires_at === 'number' ? lnTx.expires_at * 1000 : null,
    at: at === null ? null : at * 1000,
  };
}

/** A payment that arrives in the last second may be listed a little later. */
const GRACE_MS = 60_000;

/** @param now Unix milliseconds */
export function depositStatus(
  { status, expiresAt }: Deposit,
  now: number,
): Deposit['status'] | 'expired' {
  const isOver = expiresAt !== null && now > expiresAt + GRACE_MS;
  return status === 'pending' && isOver ? 'expired' : status;
}
