/** The amounts on the wire as Msat: exact where the host gives msat, else in whole sat. */
import { msat, msatFromSat, type Msat } from '../money.ts';
import type { LnTx, Wtx } from './wire.ts';

/** What a transaction moved, and whether into the wallet or out of it. */
export function movedMoney(wtx: Pick<Wtx, 'num_satoshis' | 'num_msat'>): {
  direction: 'in' | 'out';
  amount: Msat;
} {
  return {
    direction: (wtx.num_msat ?? wtx.num_satoshis) < 0 ? 'out' : 'in',
    amount: exactOrSat(wtx),
  };
}

/** What the invoice asks for, or what came in for it. */
export function lnTxAmount(lnTx: Pick<LnTx, 'num_satoshis' | 'num_msat'>): Msat {
  return exactOrSat(lnTx);
}

/** What the route cost; null where the host does not say it with the payment. */
export function exactFee({ fee_msat: fee }: Pick<LnTx, 'fee_msat'>): Msat | null {
  return typeof fee === 'number' && fee >= 0 ? msat(fee) : null;
}

function exactOrSat({
  num_msat: exact,
  num_satoshis: sat,
}: Pick<Wtx, 'num_satoshis' | 'num_msat'>): Msat {
  return typeof exact === 'number' ? msat(Math.abs(exact)) : msatFromSat(Math.abs(sat));
}
