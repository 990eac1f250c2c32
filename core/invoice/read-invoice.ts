/** Reads the invoice in what was scanned or pasted, or names what is wrong with it. */
import { ok, type Result } from '../result.ts';
import { decodeWithBolt11 } from './decode-with-bolt11.ts';
import { readExpiry } from './expiry.ts';
import { extractInvoiceText } from './extract-invoice-text.ts';
import { readFeatureBits } from './feature-bits.ts';
import type { InvoiceProblem } from './invoice-problem.ts';
import type { Invoice } from './invoice.ts';
import {
  readDescription,
  readFallbacks,
  readMetadata,
  readMinFinalCltvExpiryDelta,
  readPaymentHash,
  readPaymentSecret,
  readRouteHints,
  readStatedPayee,
} from './read-fields.ts';
import { splitInvoice } from './split-invoice.ts';
import { firstNamed } from './tagged-fields.ts';

/**
 * The invoice in a text, decoded by the bolt11 package and checked against everything that BOLT 11 requires of a reader, the
 * signature included. Expiry is not checked, because there is no clock here: see `isExpired`.
 * @returns an `InvoiceProblem` as error. Never throws.
 */
export function readInvoice(text: string): Result<Invoice, InvoiceProblem> {
  const paymentRequest = extractInvoiceText(text);
  return paymentRequest.ok ? readPaymentRequest(paymentRequest.value) : paymentRequest;
}

function readPaymentRequest(paymentRequest: string): Result<Invoice, InvoiceProblem> {
  const split = splitInvoice(paymentRequest);
  if (!split.ok) return split;
  const parts = split.value;

  const statedPayee = readStatedPayee(parts);
  if (!statedPayee.ok) return statedPayee;
  const decoded = decodeWithBolt11(parts, statedPayee.value);
  if (!decoded.ok) return decoded;

  const paymentHash = readPaymentHash(parts, decoded.value);
  if (!paymentHash.ok) return paymentHash;
  const paymentSecret = readPaymentSecret(parts, decoded.value);
  if (!paymentSecret.ok) return paymentSecret;
  const description = readDescription(parts, decoded.value);
  if (!description.ok) return description;
  const featureBits = readFeatureBits(firstNamed(parts.fields, 'features')?.words ?? []);
  if (!featureBits.ok) return featureBits;
  const routeHints = readRouteHints(parts, decoded.value);
  if (!routeHints.ok) return routeHints;
  const minFinalCltvExpiryDelta = readMinFinalCltvExpiryDelta(parts);
  if (!minFinalCltvExpiryDelta.ok) return minFinalCltvExpiryDelta;

  const { payee, createdAt } = decoded.value;
  return ok({
    paymentRequest,
    network: parts.network,
    amountMsat: parts.amountMsat,
    paymentHash: paymentHash.value,
    paymentSecret: paymentSecret.value,
    payee,
    description: description.value,
    createdAt,
    expiresAt: createdAt + readExpiry(firstNamed(parts.fields, 'expiry')?.words),
    minFinalCltvExpiryDelta: minFinalCltvExpiryDelta.value,
    routeHints: routeHints.value,
    featureBits: featureBits.value,
    fallbacks: readFallbacks(parts, decoded.value),
    metadata: readMetadata(parts),
  });
}
