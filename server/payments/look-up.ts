/** Lookups at the node, each with a timeout. */
import type { PaymentHash } from '#core/hex.ts';
import {
  NodeUnavailable,
  type InvoiceState,
  type PaymentState,
} from '#server/node/lightning-node.ts';
import type { PaymentContext } from './payment-context.ts';

/** @throws NodeUnavailable */
export function lookUpPayment(
  context: PaymentContext,
  paymentHash: PaymentHash,
): Promise<PaymentState> {
  return withTimeout(context, context.node.lookupPayment(paymentHash));
}

/** @throws NodeUnavailable */
export function lookUpInvoice(
  context: PaymentContext,
  paymentHash: PaymentHash,
): Promise<InvoiceState> {
  return withTimeout(context, context.node.lookupInvoice(paymentHash));
}

/** @param ms after which it is given up @throws NodeUnavailable */
export async function withTimeout<T>(
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
