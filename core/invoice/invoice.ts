/** What a Lightning invoice says, once it has been read and every check of BOLT 11 has passed. */
import type { NodePubkey, PaymentHash } from '../hex.ts';
import type { Msat } from '../money.ts';

export type Network = 'mainnet' | 'testnet' | 'signet' | 'regtest';

/** One hop of a private path into the payee's node, as the payee gave it (BOLT 11 `r`). */
export interface RouteHop {
  pubkey: NodePubkey;
  /** "block x transaction x output" (BOLT 7): 589390x3312x1. */
  shortChannelId: string;
  feeBaseMsat: number;
  feeProportionalMillionths: number;
  cltvExpiryDelta: number;
}

export type InvoiceDescription =
  | { kind: 'text'; text: string }
  /** The invoice commits to a longer description by its SHA-256; the text is elsewhere. */
  | { kind: 'hash'; hash: string };

export interface Invoice {
  /** The invoice itself: lower case, without anything around it. */
  paymentRequest: string;
  network: Network;
  /** Null when the payee leaves the amount to the payer. Never zero. */
  amountMsat: Msat | null;
  paymentHash: PaymentHash;
  /** 64 hex digits. */
  paymentSecret: string;
  /** Recovered from the signature, and equal to the `n` field where there is one. */
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
  /** On-chain addresses the payee also accepts: witness version and program, or 17 (P2PKH), 18 (P2SH) and the hash. */
  fallbacks: { version: number; hex: string }[];
  /** Payment metadata (`m`) in hex, to be sent back to the payee with the payment. */
  metadata: string | null;
}

/** Whether the invoice can no longer be paid. `now` in Unix seconds. */
export function isExpired(invoice: Invoice, now: number): boolean {
  return now >= invoice.expiresAt;
}
