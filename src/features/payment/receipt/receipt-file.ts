import type { Invoice } from '#core/invoice/invoice.ts';
import { receiptDocument, type ReceiptDocument } from '#core/receipt/receipt-document.ts';
import type { SettledPayment } from '#core/payment/settled-payment.ts';

/** The receipt as a file's content. There is no wallet key in it; the preimage only if asked for. */
export function receiptFile(
  payment: SettledPayment,
  invoice: Invoice,
  withProof: boolean,
): ReceiptDocument {
  const { proof, passThru } = payment;
  return receiptDocument({
    invoice,
    amount: payment.amount,
    fee: payment.fee?.charged ?? null,
    paidAt: new Date(payment.settledAt).toISOString(),
    preimage: withProof && proof.kind === 'verified' ? proof.preimage : null,
    wtxId: payment.ids.wtxId,
    lnTxId: payment.ids.lnTxId,
    passThru: passThru ?? undefined,
  });
}

/** "receipt-cce14a3be70a77a9.json" */
export function receiptFileName({ paymentHash }: SettledPayment): string {
  return `receipt-${paymentHash.slice(0, 16)}.json`;
}
