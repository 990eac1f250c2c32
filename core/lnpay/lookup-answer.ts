/** What a host's answer about a payment hash says: the state of the payment, and whose attempt it is of. */
import type { PaymentState } from '../payment/payment-state.ts';
import type { PaymentLookup } from './extensions.ts';
import { finalFailure } from './node-words.ts';
import { settledPayment, type AskedPayment } from './settled-wtx.ts';

/** What a host can say of a payment. */
export type HostPayment =
  | Extract<PaymentState, { status: 'pending' | 'settled' | 'failed' }>
  /** The host has no payment of this hash. A request that is still under way may yet arrive. */
  | { status: 'not-found' };

/**
 * @param now Unix milliseconds, when the answer came
 * @returns null when the host says that it is settled, and not how
 */
export function readLookup(
  { status, wtx, failure }: PaymentLookup,
  asked: AskedPayment,
  now: number,
): HostPayment | null {
  switch (status) {
    case 'settled':
      return wtx ? { status: 'settled', settlement: settledPayment(wtx, asked), at: now } : null;
    case 'pending':
      return { status: 'pending' };
    case 'failed': {
      const nodeText = failure ?? '';
      return {
        status: 'failed',
        failure: finalFailure(nodeText) ?? { cause: 'other', nodeText },
        at: now,
      };
    }
    case 'not_found':
      return { status: 'not-found' };
  }
}
