/** Questions to the node, each with an end to the waiting. */
import type { PaymentHash } from '#core/hex.ts';
import {
  NodeUnavailable,
  type InvoiceState,
  type PaymentState,
} from '#server/node/lightning-node.ts';
import type { PaymentContext } from './payment-context.ts';

/** @throws NodeUnavailable */
export function askForPayment(
  context: PaymentContext,
  paymentHash: PaymentHash,
): Promise<PaymentState> {
  return inTime(context, context.node.lookupPayment(paymentHash));
}

/** @throws NodeUnavailable */
export function askForInvoice(
  context: PaymentContext,
  paymentHash: PaymentHash,
): Promise<InvoiceState> {
  return inTime(context, context.node.lookupInvoice(paymentHash));
}

/** @throws NodeUnavailable when the answer does not come in time. */
export async function inTime<T>(
  { settings }: Pick<PaymentContext, 'settings'>,
  answer: Promise<T>,
  ms = settings.questionMs,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new NodeUnavailable('The Lightning node does not answer.')),
      ms,
    );
  });
  try {
    return await Promise.race([answer, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
