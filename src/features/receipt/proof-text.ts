import type { ReceiptData } from './receipt-data.ts';

/**
 * The proof as short as it can be: the invoice and its preimage. All capital letters and digits, so
 * that a QR code of it has half the dots that the receipt's JSON would need. Null without a proof.
 */
export function proofText({ paymentRequest, proof }: ReceiptData): string | null {
  if (paymentRequest === null || proof.kind !== 'verified') return null;
  return `${paymentRequest} ${proof.preimage}`.toUpperCase();
}
