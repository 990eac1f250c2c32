/** What keeps an invoice from being paid, most decisive first. */
import type { PaymentHash } from '../hex.ts';
import { isExpired, type Invoice, type Network } from '../invoice/invoice.ts';
import { msatFromSat, type Msat } from '../money.ts';
import { isOpen, type PaymentStatus } from './payment-state.ts';
import { shortfall } from './shortfall.ts';

export type Obstacle =
  | { kind: 'settled'; paymentHash: PaymentHash }
  /** A payment of this invoice is not decided. */
  | { kind: 'open'; paymentHash: PaymentHash }
  | { kind: 'expired' }
  | { kind: 'wrong-network'; wallet: Network }
  /** The host cannot pay invoices without an amount. */
  | { kind: 'amount-needed-elsewhere' }
  /** The person has not entered a good amount yet. */
  | { kind: 'no-amount' }
  | { kind: 'too-large' }
  | { kind: 'bad-fee-limit' }
  /** `missing` includes the fee limit. */
  | { kind: 'balance-too-low'; missing: Msat; spendable: Msat }
  /** The amount fits, but not with the fee limit. `lowerTo` is the highest limit that fits. */
  | { kind: 'no-room-for-fee'; missing: Msat; spendable: Msat; lowerTo: Msat }
  | { kind: 'offline' };

export interface Circumstances {
  invoice: Invoice;
  /** Null while the person has not entered a good one. */
  amount: Msat | null;
  feeLimit: Msat;
  feeLimitIsGood: boolean;
  /** Undefined while the host has not answered. Null on hosts without our extensions. */
  capabilities: { network: Network; amountless: boolean } | null | undefined;
  /** Undefined while the balance is not known: then the host decides. */
  spendable: Msat | undefined;
  /** What became of an earlier payment of this invoice; null when none is known. */
  before: PaymentStatus | null;
  online: boolean;
  /** Unix milliseconds. */
  now: number;
}

/** Whether nothing but the payer's own wallet or choices keeps it from being paid. */
export function mayBePaid(obstacle: Obstacle | null): boolean {
  switch (obstacle?.kind) {
    case undefined:
    case 'no-amount':
    case 'bad-fee-limit':
    case 'balance-too-low':
    case 'no-room-for-fee':
    case 'offline':
      return true;
    case 'settled':
    case 'open':
    case 'expired':
    case 'wrong-network':
    case 'amount-needed-elsewhere':
    case 'too-large':
      return false;
  }
}

/** 90 000 BTC. LNPay's wire carries msat as JSON numbers, which are exact up to 2^53. */
const LARGEST = msatFromSat(9_000_000_000_000);

/** Null when nothing keeps the invoice from being paid. */
export function findObstacle(all: Circumstances): Obstacle | null {
  const { invoice, amount, capabilities } = all;
  const { paymentHash } = invoice;
  if (all.before === 'settled') return { kind: 'settled', paymentHash };
  if (all.before !== null && isOpen(all.before)) return { kind: 'open', paymentHash };
  // Before the expiry: a fresh invoice of the same network would not help.
  if (capabilities && capabilities.network !== invoice.network) {
    return { kind: 'wrong-network', wallet: capabilities.network };
  }
  if (isExpired(invoice, all.now / 1000)) return { kind: 'expired' };
  if (invoice.amountMsat === null && capabilities !== undefined && !capabilities?.amountless) {
    return { kind: 'amount-needed-elsewhere' };
  }
  if (amount === null) return { kind: 'no-amount' };
  if (amount > LARGEST) return { kind: 'too-large' };
  if (!all.feeLimitIsGood) return { kind: 'bad-fee-limit' };
  return (
    balanceObstacle(amount, all.feeLimit, all.spendable) ??
    (all.online ? null : { kind: 'offline' })
  );
}

function balanceObstacle(
  amount: Msat,
  feeLimit: Msat,
  spendable: Msat | undefined,
): Obstacle | null {
  if (spendable === undefined) return null;
  const short = shortfall(amount, feeLimit, spendable);
  if (short === null) return null;
  const { missing } = short;
  return short.kind === 'amount'
    ? { kind: 'balance-too-low', missing, spendable }
    : { kind: 'no-room-for-fee', missing, spendable, lowerTo: short.lowerTo };
}
