import type { SettledPayment } from '#core/payment/settled-payment.ts';

/** What the largest QR code holds of capital letters and digits. */
const LARGEST = 4296;

/**
 * The proof as short as it can be: the invoice and its preimage. All capital letters and digits, so
 * that a QR code of it has half the dots that the receipt's JSON would need. Null without a proof that fits.
 */
export function proofText({ paymentRequest, proof }: SettledPayment): string | null {
  if (paymentRequest === null || proof.kind !== 'verified') return null;
  const text = `${paymentRequest} ${proof.preimage}`.toUpperCase();
  return text.length <= LARGEST ? text : null;
}
