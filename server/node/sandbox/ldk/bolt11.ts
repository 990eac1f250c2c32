/** BOLT 11 invoices as LDK makes and reads them. */
import {
  Bolt11Invoice,
  Bolt11InvoiceDescription,
  type ChannelManager,
  Description,
  Option_ThirtyTwoBytesZ,
  Option_u16Z,
  Option_u32Z,
  Option_u64Z,
  Option_u64Z_Some,
  Result_Bolt11InvoiceParseOrSemanticErrorZ_OK,
  Result_Bolt11InvoiceSignOrCreationErrorZ_OK,
  Result_DescriptionCreationErrorZ_OK,
  Sha256,
} from 'lightningdevkit';
import { type PaymentHash, toPaymentHash } from '#core/hex.ts';
import { type Msat, msat } from '#core/money.ts';
import { InvoiceImpossible, type NewInvoice } from '../../lightning-node.ts';
import { bytesOf, hexOf } from './hex.ts';

const YEAR_SECONDS = 31_536_000;

/** @throws InvoiceImpossible for an amount, an expiry or a description that it cannot carry. */
export function makeInvoice(manager: ChannelManager, invoice: NewInvoice): Bolt11Invoice {
  const { expirySeconds } = invoice;
  if (invoice.amountMsat === 0n) throw new InvoiceImpossible('an invoice cannot ask for 0 msat');
  if (!Number.isInteger(expirySeconds) || expirySeconds < 1 || expirySeconds > YEAR_SECONDS) {
    throw new InvoiceImpossible('an invoice is valid for 1 second to 1 year');
  }
  const made = manager.create_bolt11_invoice(
    invoice.amountMsat === null
      ? Option_u64Z.constructor_none()
      : Option_u64Z.constructor_some(invoice.amountMsat),
    descriptionOf(invoice.description),
    Option_u32Z.constructor_some(expirySeconds),
    Option_u16Z.constructor_none(),
    Option_ThirtyTwoBytesZ.constructor_none(),
  );
  if (!(made instanceof Result_Bolt11InvoiceSignOrCreationErrorZ_OK)) {
    throw new InvoiceImpossible('the node cannot make an invoice for this amount and expiry');
  }
  return made.res;
}

/** Returns null for a text that is no valid BOLT 11 invoice. */
export function readInvoice(text: string): Bolt11Invoice | null {
  const read = Bolt11Invoice.constructor_from_str(text);
  return read instanceof Result_Bolt11InvoiceParseOrSemanticErrorZ_OK ? read.res : null;
}

export function paymentHashOf(invoice: Bolt11Invoice): PaymentHash {
  return toPaymentHash(hexOf(invoice.payment_hash()));
}

/** Null for an amountless invoice. */
export function amountOf(invoice: Bolt11Invoice): Msat | null {
  const amount = invoice.amount_milli_satoshis();
  return amount instanceof Option_u64Z_Some ? msat(amount.some) : null;
}

/** Unix seconds of the last moment it may be paid. */
export function expiresAt(invoice: Bolt11Invoice): number {
  return Number(invoice.duration_since_epoch() + invoice.expiry_time());
}

function descriptionOf(description: NewInvoice['description']): Bolt11InvoiceDescription {
  if (description.kind === 'hash') {
    const hash = bytesOf(description.hash);
    if (hash.length !== 32) throw new InvoiceImpossible('a description hash has 64 hex digits');
    return Bolt11InvoiceDescription.constructor_hash(Sha256.constructor_from_bytes(hash));
  }
  const text = Description.constructor_new(description.text);
  if (!(text instanceof Result_DescriptionCreationErrorZ_OK)) {
    throw new InvoiceImpossible('a description has room for 639 bytes; shorten it');
  }
  return Bolt11InvoiceDescription.constructor_direct(text.res);
}
