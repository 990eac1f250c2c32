import { getPayment } from '#server/ledger/attempts.ts';
import type { PaymentId } from '#server/ledger/ids.ts';
import type { PaymentRow } from '#server/ledger/schema.ts';
import { linkedAbort } from './linked-abort.ts';
import type { PaymentContext } from './payment-context.ts';

/** The payment once it has an outcome, or as it is when patience is over or the server closes. */
export async function waitForOutcome(
  { ledger, waiters, settings, closing, monotonic }: PaymentContext,
  id: PaymentId,
): Promise<PaymentRow> {
  const until = monotonic() + settings.patienceMs;
  for (;;) {
    // Listening begins before the look, so that an outcome in between is not missed.
    const stop = linkedAbort(closing.signal);
    const notified = waiters.wait(id, Math.max(0, until - monotonic()), stop.signal);
    const payment = await getPayment(ledger, id);
    const isFinal = payment.state === 'succeeded' || payment.state === 'failed';
    if (isFinal || closing.signal.aborted || monotonic() >= until) {
      stop.abort();
      stop.release();
      return payment;
    }
    await notified;
    stop.release();
  }
}
