import { readInvoice } from '#core/invoice/read-invoice.ts';
import type { SandboxInvoiceAnswer } from '#core/lnpay/answers/sandbox.ts';
import type { SandboxKind } from '#core/lnpay/sandbox-kinds.ts';

export function sandboxInvoiceToWire(
  kind: SandboxKind,
  paymentRequest: string,
): SandboxInvoiceAnswer {
  const read = readInvoice(paymentRequest);
  if (!read.ok) throw new Error(`the shop made an invoice that cannot be read: ${read.error.kind}`);
  const { paymentHash, amountMsat, description, createdAt, expiresAt } = read.value;
  return {
    kind,
    payment_request: paymentRequest,
    payment_hash: paymentHash,
    num_msat: amountMsat === null ? null : Number(amountMsat),
    memo: description.kind === 'text' ? description.text : null,
    expiry: expiresAt - createdAt,
    expires_at: expiresAt,
  };
}
