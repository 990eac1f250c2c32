/** Routes and fees, as the node estimates them. */
import { readInvoice } from '#core/invoice/read-invoice.ts';
import type { NodePubkey } from '#core/hex.ts';
import { ZERO_MSAT, type Msat } from '#core/money.ts';
import { findOwnInvoice } from '#server/ledger/invoices.ts';
import type { FeeEstimate, RoutesAnswer } from '#server/node/lightning-node.ts';
import { withTimeout } from './look-up.ts';
import type { PaymentContext } from './payment-context.ts';
import { amountToPay, decodeRefusal, invoiceRefusal } from './refusals.ts';

/** @throws NodeUnavailable */
export async function queryRoutes(
  context: PaymentContext,
  payee: NodePubkey,
  amount: Msat,
): Promise<RoutesAnswer> {
  const { node, gate, settings, closing } = context;
  await gate.enter(settings.nodeStartMs, closing.signal);
  return withTimeout(context, node.queryRoutes(payee, amount));
}

/** An invoice of a wallet of this ledger is paid inside, without a fee. @throws NodeUnavailable */
export async function estimateFee(
  context: PaymentContext,
  paymentRequest: string,
  chosenAmount: Msat | null,
): Promise<FeeEstimate> {
  const { node, gate, settings, closing, network, ledger } = context;
  const read = readInvoice(paymentRequest);
  if (!read.ok) return { kind: 'none', reason: decodeRefusal(read.error) };
  const refusal = invoiceRefusal(read.value, network, ledger.now());
  if (refusal !== null) return { kind: 'none', reason: refusal };
  const toPay = amountToPay(read.value, chosenAmount);
  if (!toPay.ok) return { kind: 'none', reason: toPay.message };
  const { pubkey } = await gate.enter(settings.nodeStartMs, closing.signal);
  if (read.value.payee === pubkey && (await findOwnInvoice(ledger, read.value.paymentHash))) {
    return { kind: 'estimate', feeMsat: ZERO_MSAT, successProbability: 1 };
  }
  return withTimeout(context, node.estimateFee(read.value.paymentRequest, toPay.amount));
}
