/** A payment that has been made: everything a receipt says, made once from the host's answer. */
import type { PaymentHash } from '../hex.ts';
import { addMsat, subtractMsat, type Msat } from '../money.ts';
import { networkFee, type NetworkFee } from './network-fee.ts';
import type { Proof } from './proof.ts';

export interface SettledPayment {
  paymentHash: PaymentHash;
  ids: { wtxId: string; lnTxId: string | null };
  /** What the payee asked for. */
  amount: Msat;
  /** What left the wallet, without the fee: whole sat on older hosts, so it may be above the amount. */
  debited: Msat;
  /** Null while the host has not said. */
  fee: NetworkFee | null;
  /** The preimage is in it, where it proves the payment. */
  proof: Proof;
  /** By the host's clock, in Unix milliseconds. */
  settledAt: number;
  memo: string | null;
  /** The invoice gives only the hash of its description. */
  memoIsHash: boolean;
  payee: string | null;
  paymentRequest: string | null;
  wallet: { id: string; label: string } | null;
  /** The wallet's balance after it; null where the host only tells what the balance is now. */
  balance: { amount: Msat; includesFee: boolean } | null;
  /** What the payer attached, as it came; null for nothing. */
  passThru: unknown;
}

/** What left the wallet in all, as far as it is known. */
export function totalDebited({ debited, fee }: SettledPayment): Msat {
  return fee ? addMsat(debited, fee.charged) : debited;
}

/** The wallet's balance once the payment and its fee had left it; null where nobody has said. */
export function balanceAfter({ balance, fee }: SettledPayment): Msat | null {
  if (balance === null || balance.includesFee || fee === null) return balance?.amount ?? null;
  return fee.charged > balance.amount ? null : subtractMsat(balance.amount, fee.charged);
}

/** What a host says only after the payment itself. */
export interface LaterFacts {
  /** A later answer of the host about the same payment. */
  answer?: SettledPayment | null;
  /** The fee that the host lists as a transaction of its own, in msat. */
  listedFee?: Msat | null;
}

/**
 * The payment with what came later: a proof where none held before, and the fee. A proof that holds
 * is never replaced, and only one that holds is taken.
 * @returns the same object when nothing is added
 */
export function withLaterFacts(
  payment: SettledPayment,
  { answer = null, listedFee = null }: LaterFacts,
): SettledPayment {
  const proves = payment.proof.kind !== 'verified' && answer?.proof.kind === 'verified';
  const exact = payment.fee?.exact ?? answer?.fee?.exact ?? null;
  const charged = listedFee ?? payment.fee?.charged ?? answer?.fee?.charged ?? null;
  const fee = networkFee(exact, charged);
  const isSameFee = fee?.exact === payment.fee?.exact && fee?.charged === payment.fee?.charged;
  if (!proves && isSameFee) return payment;
  return { ...payment, fee, proof: proves ? answer.proof : payment.proof };
}
