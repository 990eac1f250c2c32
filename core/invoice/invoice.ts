/** A Lightning invoice that has passed every check of BOLT 11. */
import type { NodePubkey, PaymentHash } from '../hex.ts';
import type { Msat } from '../money.ts';

export type Network = 'mainnet' | 'testnet' | 'signet' | 'regtest';

/** One hop of a private route to the payee's node (BOLT 11 field `r`). */
export interface RouteHop {
  pubkey: NodePubkey;
  /** Block, transaction and output, as BOLT 7 writes them: "589390x3312x1". */
  shortChannelId: string;
  feeBaseMsat: number;
  feeProportionalMillionths: number;
  cltvExpiryDelta: number;
}

export type InvoiceDescription =
  | { kind: 'text'; text: string }
  /** SHA-256, in hex, of a longer description that is not in the invoice. */
  | { kind: 'hash'; hash: string };

export interface Invoice {
  /** The invoice as text, in lower case. */
  paymentRequest: string;
  network: Network;
  /** Null when the payer chooses the amount. Never zero. */
  amountMsat: Msat | null;
  paymentHash: PaymentHash;
  /** 64 hex digits. */
  paymentSecret: string;
  /** Recovered from the signature, and equal to the `n` field if there is one. */
  payee: NodePubkey;
  description: InvoiceDescription;
  /** Unix seconds. */
  createdAt: number;
  /** Unix seconds; 3600 s after `createdAt` unless the invoice says otherwise. Always a valid JavaScript date. */
  expiresAt: number;
  minFinalCltvExpiryDelta: number;
  routeHints: RouteHop[][];
  /** The feature bits that are set, ascending. */
  featureBits: number[];
  /** On-chain addresses that the payee also accepts: witness version and program, or 17 (P2PKH) or 18 (P2SH) and the hash. */
  fallbacks: { version: number; hex: string }[];
  /** Payment metadata (`m`), in hex: the payer's node returns it to the payee with the payment. */
  metadata: string | null;
}

/** Whether the invoice can no longer be paid. `now` in Unix seconds. */
export function isExpired(invoice: Invoice, now: number): boolean {
  return now >= invoice.expiresAt;
}
