/** What an adapter brings to the contract: its node, another node to pay, and what it declares to lack. */
import type { PaymentHash } from '#core/hex.ts';
import type { Network } from '#core/invoice/invoice.ts';
import type { Msat } from '#core/money.ts';
import type { CreatedInvoice, LightningNode } from '../lightning-node.ts';

/** The node under test and its surroundings, fresh and with enough money to pay some million sat. */
export interface NodeHarness {
  /** After `restart` another object. */
  readonly node: LightningNode;
  readonly network: Network;
  readonly payee: Payee;
  /** Closes `node` and opens another to the same state, as a server that is stopped and started does. */
  restart(): Promise<void>;
  /** Frees everything. */
  close(): Promise<void>;
}

/** How an invoice of the payee behaves when it is paid. */
export type PayeeInvoice =
  /** Over a route that charges a fee above zero, below 1 %. */
  | 'payable'
  /** As `payable`; the payer chooses the amount. */
  | 'amountless'
  /** The payee holds the payment until `settleHeld` or `cancelHeld`. */
  | 'held'
  /** The payee sends the payment back. */
  | 'refused'
  /** No route leads to its node. */
  | 'unroutable'
  /** The only route charges more than 5 % and less than the amount. */
  | 'dear'
  | 'expired';

/** Somebody else's node, or several, in the same network. */
export interface Payee {
  createInvoice(kind: PayeeInvoice, amountMsat: Msat): Promise<CreatedInvoice>;
  /** Waits until the payment of a `held` invoice has arrived, and takes it. */
  settleHeld(paymentHash: PaymentHash): Promise<void>;
  /** Waits until the payment of a `held` invoice has arrived, and sends it back. */
  cancelHeld(paymentHash: PaymentHash): Promise<void>;
  /** Pays an invoice of the node under test over Lightning. Rejects when it is not settled. */
  pay(paymentRequest: string): Promise<void>;
}

/**
 * What the node behind an adapter may be unable to do. The contract then holds the adapter to the
 * answer named here instead.
 */
export type Capability =
  /** Takes a fee limit for each payment, to the msat. Without: pays only if its fee is surely within. */
  | 'fee-limit'
  /** Pays amounts that are no whole sat. Without: refuses them. */
  | 'msat-amounts'
  /** Pays invoices that leave the amount to the payer. Without: refuses them. */
  | 'amountless'
  /** Makes invoices with a description hash. Without: InvoiceImpossible. */
  | 'description-hash'
  /** Answers `queryRoutes`. Without: `none`. */
  | 'routes'
  /** Estimates fees, route hints included. Without: `none`. */
  | 'fee-estimate'
  /** Reports a settled invoice that was not accepted again after a restart. Without: it is looked up. */
  | 'redelivery'
  /** The harness can restart it. Only for a harness: no adapter of the server may lack it. */
  | 'restart';

/** Why the node lacks a capability, in words for the test report. */
export type Lacks = Partial<Record<Capability, string>>;

/** What the parts of the contract work with. */
export interface Suite {
  harness: () => NodeHarness;
  lacks: Lacks;
}
