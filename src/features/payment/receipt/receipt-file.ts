import type { Invoice } from '#core/invoice/invoice.ts';
import { receiptDocument, type ReceiptDocument } from '#core/receipt/receipt-document.ts';
import type { ReceiptData } from './receipt-data.ts';

/** The receipt as a file's content. There is no wallet key in it; the preimage only if asked for. */
export function receiptFile(
  facts: ReceiptData,
  invoice: Invoice,
  withProof: boolean,
): ReceiptDocument {
  const { proof, passThru } = facts;
  return receiptDocument({
    invoice,
    amount: facts.amount,
    fee: facts.fee?.charged ?? null,
    paidAt: new Date(facts.paidAt).toISOString(),
    preimage: withProof && proof.kind === 'verified' ? proof.preimage : null,
    wtxId: facts.wtxId,
    lnTxId: facts.lnTxId,
    passThru: passThru ?? undefined,
  });
}

/** "receipt-cce14a3be70a77a9.json" */
export function receiptFileName({ paymentHash }: ReceiptData): string {
  return `receipt-${paymentHash.slice(0, 16)}.json`;
}
