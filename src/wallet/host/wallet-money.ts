/** What a wallet holds, from the wire's fields to Msat. */
import type { Wallet, Wtx } from '#core/lnpay/wire.ts';
import { msat, msatFromSat, subtractMsat, ZERO_MSAT, type Msat } from '#core/money.ts';

/** What can be spent now: the balance without the money held for payments on their way. */
export function spendableMsat(wallet: Wallet): Msat {
  const balance = balanceMsat(wallet);
  const held = heldMsat(wallet);
  return held > balance ? ZERO_MSAT : subtractMsat(balance, held);
}

/** Hosts that hold nothing do not say so. */
export function heldMsat(wallet: Wallet): Msat {
  return msat(Math.max(0, wallet.held_msat ?? 0));
}

/** A wallet that a host let slip below zero has nothing to spend. */
function balanceMsat(wallet: Wallet): Msat {
  return typeof wallet.balance_msat === 'number'
    ? msat(Math.max(0, wallet.balance_msat))
    : msatFromSat(Math.max(0, wallet.balance));
}

export interface MovedMoney {
  direction: 'in' | 'out';
  amount: Msat;
}

/** What a transaction moved, exact where the host says so, else in whole sat. */
export function movedMoney(wtx: Wtx): MovedMoney {
  const amount =
    typeof wtx.num_msat === 'number'
      ? msat(Math.abs(wtx.num_msat))
      : msatFromSat(Math.abs(wtx.num_satoshis));
  return { direction: (wtx.num_msat ?? wtx.num_satoshis) < 0 ? 'out' : 'in', amount };
}
