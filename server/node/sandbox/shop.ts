/** The shop of the sandbox: makes the invoices people try the wallet with, and pays for play money. */
import type { Bolt11Invoice } from 'lightningdevkit';
import type { PaymentHash } from '#core/hex.ts';
import type { SandboxKind } from '#core/lnpay/sandbox-kinds.ts';
import { msatFromSat } from '#core/money.ts';
import { type CreatedInvoice, NodeUnavailable } from '../lightning-node.ts';
import type {
  CancelHeldAnswer,
  ReleaseAnswer,
  SandboxShop,
  ShopInvoiceRequest,
  ShopInvoiceState,
} from '../sandbox-shop.ts';
import { amountOf, makeInvoice, paymentHashOf, readInvoice } from './ldk/bolt11.ts';
import type { LdkNetwork } from './network/ldk-network.ts';
import type { NodeName } from './network/topology.ts';
import type { CommitBatch } from './payments/commit-batch.ts';
import type { IncomingPayments } from './payments/incoming-payments.ts';
import type { Payer } from './payments/payer.ts';

/** How long ago an `expired` invoice ended. */
const EXPIRED_SINCE_SECONDS = 240;
/** What the shop pays for a route at most: its sats are worth nothing. */
const FEE_LIMIT = msatFromSat(1_000_000);

const PAYEES: Record<SandboxKind, NodeName> = {
  payable: 'shop',
  amountless: 'shop',
  expired: 'shop',
  unroutable: 'island',
  dear: 'boutique',
  held: 'shop',
  refused: 'shop',
};

interface Parts {
  network: LdkNetwork;
  batch: CommitBatch;
  incoming: IncomingPayments;
  payer: Payer;
  /** Unix seconds. */
  now: () => number;
}

export class Shop implements SandboxShop {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  createInvoice(request: ShopInvoiceRequest): Promise<CreatedInvoice> {
    const { batch, incoming } = this.#parts;
    return batch.write(() =>
      incoming.add(PAYEES[request.kind], request.kind, this.#makeInvoice(request)),
    );
  }

  async payInvoice(paymentRequest: string): Promise<void> {
    const { batch, payer } = this.#parts;
    const invoice = batch.read(() => readInvoice(paymentRequest));
    const amountMsat = invoice && amountOf(invoice);
    if (!invoice || !amountMsat) throw new Error('the shop pays only invoices with an amount');
    const paymentHash = paymentHashOf(invoice);
    const outcome = await payer.pay(
      { paymentRequest, paymentHash, amountMsat, feeLimitMsat: FEE_LIMIT },
      new AbortController().signal,
    );
    if (outcome.status === 'settled') return;
    if (outcome.status === 'unknown') throw new NodeUnavailable(outcome.detail);
    throw new Error(
      `the shop could not pay: ${'reason' in outcome ? outcome.reason : outcome.status}`,
    );
  }

  invoiceState(paymentHash: PaymentHash): Promise<ShopInvoiceState> {
    const { batch, incoming } = this.#parts;
    return batch.write(() => incoming.shopInvoiceState(paymentHash));
  }

  release(paymentHash: PaymentHash): Promise<ReleaseAnswer> {
    const { batch, incoming } = this.#parts;
    return batch.write(() => incoming.release(paymentHash));
  }

  cancelHeld(paymentHash: PaymentHash): Promise<CancelHeldAnswer> {
    const { batch, incoming } = this.#parts;
    return batch.write(() => incoming.cancelHeld(paymentHash));
  }

  #makeInvoice({ kind, expirySeconds, amountMsat, memo }: ShopInvoiceRequest): Bolt11Invoice {
    const { network, now } = this.#parts;
    const time = kind === 'expired' ? now() - expirySeconds - EXPIRED_SINCE_SECONDS : now();
    return makeInvoice(network.node(PAYEES[kind]).managerDated(time), {
      amountMsat: kind === 'amountless' ? null : amountMsat,
      description: { kind: 'text', text: memo },
      expirySeconds,
    });
  }
}
