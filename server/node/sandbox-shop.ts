/** The port to the sandbox's shop: the payee's node, which also hands out play money. */
import type { PaymentHash } from '#core/hex.ts';
import type { SandboxKind } from '#core/lnpay/sandbox-kinds.ts';
import type { Msat } from '#core/money.ts';

export interface ShopInvoiceRequest {
  kind: SandboxKind;
  /** Not used for `amountless`. */
  amountMsat: Msat;
  memo: string;
  expirySeconds: number;
}

interface ShopInvoice {
  paymentRequest: string;
  paymentHash: PaymentHash;
}

/** `held` waits to be released; `not-found` is no invoice of the shop's. */
export type ShopInvoiceState = 'open' | 'held' | 'settled' | 'not-found';

/** Every call waits for the sandbox to be up, and rejects with NodeUnavailable if it cannot be. */
export interface SandboxShop {
  createInvoice(request: ShopInvoiceRequest): Promise<ShopInvoice>;
  /** Pays an invoice of the wallet service's node over a channel. Resolves when it has settled. */
  payInvoice(paymentRequest: string): Promise<void>;
  invoiceState(paymentHash: PaymentHash): Promise<ShopInvoiceState>;
  /** Lets a payment settle that a `held` invoice is holding. */
  release(paymentHash: PaymentHash): Promise<'released' | 'not-held' | 'not-found'>;
}
