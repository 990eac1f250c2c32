/**
 * Checks a receipt somebody shows: the invoice's signature, the preimage against its payment hash, and
 * everything else the receipt says against what the payee signed. Needs no network and no account.
 */
import * as v from 'valibot';
import type { Preimage } from '../hex.ts';
import type { InvoiceProblem } from '../invoice/invoice-problem.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { readInvoice } from '../invoice/read-invoice.ts';
import { wtxSchema, lnTxSchema, type LnTx } from '../lnpay/wire.ts';
import { checkProof } from '../payment/proof.ts';
import { receiptSchema, type ReceiptDocument } from './receipt-document.ts';

/** What a receipt says besides its proof, and a payee did not sign so. */
export interface FalseClaim {
  field: 'amount' | 'memo' | 'payee' | 'payment-hash' | 'network';
  claimed: string;
  signed: string;
}

export type Verification =
  | { kind: 'empty' }
  /** Nothing in the text is an invoice that can be read. */
  | { kind: 'no-invoice'; problem: InvoiceProblem }
  | { kind: 'no-preimage'; invoice: Invoice; falseClaims: FalseClaim[] }
  | { kind: 'wrong-preimage'; invoice: Invoice; falseClaims: FalseClaim[] }
  | { kind: 'proved'; invoice: Invoice; preimage: Preimage; falseClaims: FalseClaim[] };

/** A receipt file is about 2 KB; nothing a person pastes as one is longer than this. */
const MAX_LENGTH = 100_000;

/**
 * @param text a receipt file, a WTX or LnTx as an LNPay host answers it, or an invoice and a preimage
 *   in any order
 */
export function verifyReceipt(text: string): Verification {
  if (text.trim() === '') return { kind: 'empty' };
  const document = readDocument(text.slice(0, MAX_LENGTH));
  const read = readInvoice(document.invoiceText);
  if (!read.ok) return { kind: 'no-invoice', problem: read.error };
  const invoice = read.value;
  const falseClaims = document.claims(invoice);
  return { ...judge(document.preimages, invoice), falseClaims };
}

function judge(
  preimages: string[],
  invoice: Invoice,
):
  | { kind: 'proved'; invoice: Invoice; preimage: Preimage }
  | { kind: 'no-preimage' | 'wrong-preimage'; invoice: Invoice } {
  let given = false;
  for (const preimage of preimages) {
    // In a text people leave these beside the invoice; they claim nothing.
    if (preimage === invoice.paymentHash || preimage === invoice.payee) continue;
    const proof = checkProof(preimage, invoice.paymentHash);
    if (proof.kind === 'verified') return { kind: 'proved', invoice, preimage: proof.preimage };
    given ||= proof.kind === 'wrong';
  }
  return { kind: given ? 'wrong-preimage' : 'no-preimage', invoice };
}

interface ShownDocument {
  invoiceText: string;
  /** What may be the preimage. */
  preimages: string[];
  claims: (invoice: Invoice) => FalseClaim[];
}

function readDocument(text: string): ShownDocument {
  const json = parseJson(text);
  const receipt = v.safeParse(receiptSchema, json);
  if (receipt.success) return fromReceipt(receipt.output);
  const wtx = v.safeParse(wtxSchema, json);
  if (wtx.success && wtx.output.lnTx) return fromLnTx(wtx.output.lnTx);
  const lnTx = v.safeParse(lnTxSchema, json);
  if (lnTx.success) return fromLnTx(lnTx.output);
  return fromText(text);
}

function fromReceipt(receipt: ReceiptDocument): ShownDocument {
  return {
    invoiceText: receipt.payment_request,
    preimages: receipt.preimage === null ? [] : [receipt.preimage],
    claims: (invoice) => [
      ...amountClaim(receipt.amount_msat, invoice),
      ...claim('memo', receipt.memo, memoOf(invoice)),
      ...claim('payee', receipt.payee.toLowerCase(), invoice.payee),
      ...claim('payment-hash', receipt.payment_hash.toLowerCase(), invoice.paymentHash),
      ...claim('network', receipt.network, invoice.network),
    ],
  };
}

function fromLnTx(lnTx: LnTx): ShownDocument {
  return {
    invoiceText: lnTx.payment_request ?? '',
    preimages: lnTx.payment_preimage ? [lnTx.payment_preimage] : [],
    claims: (invoice) => [
      ...(typeof lnTx.num_msat === 'number'
        ? amountClaim(lnTx.num_msat.toString(), invoice)
        : amountInSatClaim(lnTx.num_satoshis, invoice)),
      ...claim('memo', lnTx.memo ?? null, memoOf(invoice)),
      ...claim('payee', lnTx.dest_pubkey?.toLowerCase() ?? null, invoice.payee),
      ...claim('payment-hash', lnTx.r_hash_decoded?.toLowerCase() ?? null, invoice.paymentHash),
    ],
  };
}

/** A preimage in hex or base64, or hex of base64, standing by itself. */
const PREIMAGE_LIKE = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{43,88}={0,2}(?![A-Za-z0-9+/_=-])/g;

function fromText(text: string): ShownDocument {
  const preimages = Array.from(text.matchAll(PREIMAGE_LIKE), ([match]) => match);
  return { invoiceText: text, preimages, claims: () => [] };
}

function claim(
  field: FalseClaim['field'],
  claimed: string | null,
  signed: string | null,
): FalseClaim[] {
  if (claimed === null || claimed === '' || claimed === signed) return [];
  return [{ field, claimed, signed: signed ?? '' }];
}

/** Without an amount in the invoice, the payee signed none, and none can contradict it. */
function amountClaim(claimedMsat: string, { amountMsat }: Invoice): FalseClaim[] {
  return amountMsat === null ? [] : claim('amount', claimedMsat, amountMsat.toString());
}

/** Older hosts give whole satoshis; a part of one is not a lie then. */
function amountInSatClaim(sat: number, { amountMsat }: Invoice): FalseClaim[] {
  if (amountMsat === null) return [];
  const claimed = BigInt(Math.abs(sat)) * 1000n;
  const difference = claimed > amountMsat ? claimed - amountMsat : amountMsat - claimed;
  return difference < 1000n ? [] : claim('amount', claimed.toString(), amountMsat.toString());
}

function memoOf({ description }: Invoice): string | null {
  return description.kind === 'text' ? description.text : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
