import type { PaymentId } from '#server/ledger/ids.ts';
import { isUnfinished, type Payment } from '#server/ledger/payment.ts';
import { getPayment } from '#server/ledger/payments.ts';
import { linkedAbort } from './linked-abort.ts';
import type { PaymentContext } from './payment-context.ts';

/** The payment once it has an outcome, or as it is when patience ends or the server closes. */
export async function waitForOutcome(
  { ledger, waiters, closing, monotonic }: PaymentContext,
  id: PaymentId,
  patienceMs: number,
): Promise<Payment> {
  const until = monotonic() + patienceMs;
  for (;;) {
    // Waiting begins before the payment is read, so that an outcome in between is not missed.
    const stop = linkedAbort(closing.signal);
    const notified = waiters.wait(id, Math.max(0, until - monotonic()), stop.signal);
    const payment = await getPayment(ledger, id);
    if (!isUnfinished(payment) || closing.signal.aborted || monotonic() >= until) {
      stop.abort();
      stop.release();
      return payment;
    }
    await notified;
    stop.release();
  }
}
