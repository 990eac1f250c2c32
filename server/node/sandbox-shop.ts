/** The port to the sandbox's shop: the payee's node, which also hands out play money. */
import type { PaymentHash } from '#core/hex.ts';
import type { SandboxKind } from '#core/lnpay/sandbox-kinds.ts';
import type { Msat } from '#core/money.ts';
import type { CreatedInvoice } from './lightning-node.ts';

export interface ShopInvoiceRequest {
  kind: SandboxKind;
  /** Not used for `amountless`. */
  amountMsat: Msat;
  memo: string;
  expirySeconds: number;
}

/** `held`: a payment has arrived and waits for `release`. `not-found`: no invoice of the shop's. */
export type ShopInvoiceState = 'open' | 'held' | 'settled' | 'not-found';
export type ReleaseAnswer = 'released' | 'not-held' | 'not-found';
export type CancelHeldAnswer = 'canceled' | 'not-held' | 'not-found';

/** Every call waits for the sandbox to be up, and rejects with NodeUnavailable if it cannot be. */
export interface SandboxShop {
  /** @throws InvoiceImpossible for an amount, an expiry or a memo that no invoice can carry. */
  createInvoice(request: ShopInvoiceRequest): Promise<CreatedInvoice>;
  /** Pays an invoice of the wallet service's node over a channel. Resolves when it has settled. */
  payInvoice(paymentRequest: string): Promise<void>;
  invoiceState(paymentHash: PaymentHash): Promise<ShopInvoiceState>;
  /** Lets a payment settle that a `held` invoice is holding. */
  release(paymentHash: PaymentHash): Promise<ReleaseAnswer>;
  /** Sends back a payment that a `held` invoice is holding. */
  cancelHeld(paymentHash: PaymentHash): Promise<CancelHeldAnswer>;
}
