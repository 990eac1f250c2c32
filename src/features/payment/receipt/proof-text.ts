import type { SettledPayment } from '#core/payment/settled-payment.ts';

/** Capital letters and digits that the largest QR code holds. */
const MAX_QR_CHARACTERS = 4296;

/**
 * The shortest form of the proof, for a QR code: the invoice and its preimage, in capital letters and digits, which
 * need half the dots of the receipt's JSON. Null without a proof, or when it does not fit.
 */
export function proofText({ paymentRequest, proof }: SettledPayment): string | null {
  if (paymentRequest === null || proof.kind !== 'verified') return null;
  const text = `${paymentRequest} ${proof.preimage}`.toUpperCase();
  return text.length <= MAX_QR_CHARACTERS ? text : null;
}
