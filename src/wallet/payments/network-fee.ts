/**
 * What the network charged for a withdrawal. LNPay books it as a transaction of its own, in whole sat,
 * that names its withdrawal; newer hosts also give the exact fee with the withdrawal.
 */
import type { Wtx } from '#core/lnpay/wire.ts';
import { ceilToSat, msat, type Msat } from '#core/money.ts';
import { movedMoney } from '../host/wallet-money.ts';

export interface NetworkFee {
  /** What the route cost; null where the host only books whole sat. */
  exact: Msat | null;
  /** What left the wallet for it. */
  charged: Msat;
}

/** The transactions that are network fees, by the id of the withdrawal each belongs to. */
export type BookedFees = ReadonlyMap<string, Wtx>;

export function bookedFees(transactions: readonly Wtx[]): BookedFees {
  return new Map(
    transactions.flatMap((wtx) => {
      const source = feeSource(wtx);
      return source === null ? [] : [[source, wtx]];
    }),
  );
}

/** Null when the host has not said what the network charged. */
export function networkFee(withdrawal: Wtx, fees: BookedFees): NetworkFee | null {
  const feeMsat = withdrawal.lnTx?.fee_msat;
  const exact = typeof feeMsat === 'number' && feeMsat >= 0 ? msat(feeMsat) : null;
  const booked = fees.get(withdrawal.id);
  if (booked) return { exact, charged: movedMoney(booked).amount };
  return exact === null ? null : { exact, charged: ceilToSat(exact) };
}

/** The id of the withdrawal that a network fee belongs to; null for every other transaction. */
export function feeSource(wtx: Wtx): string | null {
  if (wtx.wtxType?.name !== 'ln_network_fee') return null;
  const { passThru } = wtx;
  if (typeof passThru !== 'object' || passThru === null) return null;
  return 'source_transaction' in passThru && typeof passThru.source_transaction === 'string'
    ? passThru.source_transaction
    : null;
}
