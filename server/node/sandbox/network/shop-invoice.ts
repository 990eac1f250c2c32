/** Makes the invoices people try the wallet with: from which node, and how each kind comes to be. */
import type { Bolt11Invoice } from 'lightningdevkit';
import type { SandboxKind } from '#core/lnpay/sandbox-kinds.ts';
import type { ShopInvoiceRequest } from '../../sandbox-shop.ts';
import { makeInvoice } from '../ldk/bolt11.ts';
import type { Network } from './network.ts';
import type { NodeName } from './topology.ts';

/** How long ago an `expired` invoice ended. */
const EXPIRED_SINCE_SECONDS = 240;

const PAYEES: Record<SandboxKind, NodeName> = {
  payable: 'shop',
  amountless: 'shop',
  expired: 'shop',
  unroutable: 'island',
  dear: 'boutique',
  held: 'shop',
  refused: 'shop',
};

/** @throws InvoiceImpossible for an amount, an expiry or a memo that no invoice can carry. */
export function makeShopInvoice(
  network: Network,
  request: ShopInvoiceRequest,
  now: number,
): { payee: NodeName; invoice: Bolt11Invoice } {
  const { kind, expirySeconds, memo } = request;
  const payee = PAYEES[kind];
  const time = kind === 'expired' ? now - expirySeconds - EXPIRED_SINCE_SECONDS : now;
  const invoice = makeInvoice(network.node(payee).managerDated(time), {
    amountMsat: kind === 'amountless' ? null : request.amountMsat,
    description: { kind: 'text', text: memo },
    expirySeconds,
  });
  return { payee, invoice };
}
