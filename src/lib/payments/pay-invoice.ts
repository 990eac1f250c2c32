/**
 * Paying, as a react-query mutation that never retries by itself. The order is what keeps money safe:
 * the intent is written to the device, then the request leaves, then the answer is written down.
 */
import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { WithdrawAnswer } from '#core/lnpay/withdraw-answer.ts';
import type { Connection } from '../connection/connection.ts';
import { transactionsQuery, walletQuery } from '../lnpay/host-queries.ts';
import { paymentQueryKey } from './payment-query.ts';
import type { PaymentProgress, PaymentRecord } from './payment-record.ts';
import { beginPayment, recordProgress } from './payment-store.ts';
import { submitPayment, type Withdrawal } from './submit-payment.ts';

export function progressOf(answer: WithdrawAnswer, now: number): PaymentProgress {
  switch (answer.kind) {
    case 'settled':
      return { status: 'settled', wtx: answer.wtx, settledAt: now };
    case 'failed':
      return { status: 'failed', failure: answer.failure, failedAt: now };
    case 'pending':
      return { status: 'pending' };
    case 'unknown':
      return { status: 'unknown', why: answer.why, nodeText: answer.nodeText };
  }
}

/**
 * The mutation resolves with the payment as it now stands, whatever became of it. It rejects only
 * when nothing was sent: the device could not write the intent down. `onBegun` is told the payment once
 * it is written down, before the request leaves.
 */
export function payInvoiceMutation(
  connection: Connection,
  queryClient: QueryClient,
  onBegun: (record: PaymentRecord) => void,
) {
  return mutationOptions({
    mutationKey: ['pay-invoice'],
    retry: false,
    // React-query must not hold a payment back until "online" and send it later, unseen.
    networkMode: 'always',
    mutationFn: (withdrawal: Withdrawal) => pay(connection, queryClient, withdrawal, onBegun),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: walletQuery(connection).queryKey }),
        queryClient.invalidateQueries({ queryKey: transactionsQuery(connection).queryKey }),
      ]),
  });
}

async function pay(
  connection: Connection,
  queryClient: QueryClient,
  withdrawal: Withdrawal,
  onBegun: (record: PaymentRecord) => void,
): Promise<PaymentRecord> {
  const { invoice, amountMsat, feeLimitMsat } = withdrawal;
  const intent: PaymentRecord = {
    paymentHash: invoice.paymentHash,
    paymentRequest: invoice.paymentRequest,
    payee: invoice.payee,
    memo: invoice.description.kind === 'text' ? invoice.description.text : null,
    host: connection.host,
    walletId: connection.walletId,
    amountMsat,
    feeLimitMsat,
    startedAt: Date.now(),
    progress: { status: 'submitting' },
  };
  const begun = await beginPayment(intent);
  const standing = begun.begun ? intent : begun.existing;
  queryClient.setQueryData(paymentQueryKey(invoice.paymentHash), standing);
  onBegun(standing);
  if (!begun.begun) return begun.existing;
  const answer = await submitPayment(connection, withdrawal);
  const progress = progressOf(answer, Date.now());
  const record = (await recordProgress(invoice.paymentHash, progress)) ?? { ...intent, progress };
  queryClient.setQueryData(paymentQueryKey(invoice.paymentHash), record);
  return record;
}
