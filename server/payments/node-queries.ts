/** What the node knows about routes and fees. */
import { readInvoice } from '#core/invoice/read-invoice.ts';
import type { NodePubkey } from '#core/hex.ts';
import { ZERO_MSAT, type Msat } from '#core/money.ts';
import { findOwnInvoice } from '#server/ledger/invoices.ts';
import type { FeeEstimate, RoutesAnswer } from '#server/node/lightning-node.ts';
import { inTime } from './ask-node.ts';
import { decodeMessage } from './decode-message.ts';
import type { PaymentContext } from './payment-context.ts';
import { amountToPay, invoiceRefusal } from './refusals.ts';

/** @throws NodeUnavailable */
export async function queryRoutes(
  context: PaymentContext,
  payee: NodePubkey,
  amount: Msat,
): Promise<RoutesAnswer> {
  const { node, gate, settings, closing } = context;
  await gate.enter(settings.nodeStartMs, closing.signal);
  return inTime(context, node.queryRoutes(payee, amount));
}

/** An invoice of a wallet of this ledger is paid inside, for nothing. @throws NodeUnavailable */
export async function estimateFee(
  context: PaymentContext,
  paymentRequest: string,
  chosenAmount: Msat | null,
): Promise<FeeEstimate> {
  const { node, gate, settings, closing, network, ledger } = context;
  const read = readInvoice(paymentRequest);
  if (!read.ok) return { kind: 'none', reason: decodeMessage(read.error) };
  const refusal = invoiceRefusal(read.value, network, ledger.now());
  if (refusal !== null) return { kind: 'none', reason: refusal };
  const toPay = amountToPay(read.value, chosenAmount);
  if (!toPay.ok) return { kind: 'none', reason: toPay.message };
  const { pubkey } = await gate.enter(settings.nodeStartMs, closing.signal);
  if (read.value.payee === pubkey && (await findOwnInvoice(ledger, read.value.paymentHash))) {
    return { kind: 'estimate', feeMsat: ZERO_MSAT, successProbability: 1 };
  }
  return inTime(context, node.estimateFee(read.value.paymentRequest, toPay.amount));
}
