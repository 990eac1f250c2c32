/**
 * Paying, as a react-query mutation that never retries by itself. The order is what keeps money safe:
 * the intent is written to the device, then the request leaves, then the answer is written down.
 */
import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import { isExpired } from '#core/invoice/invoice.ts';
import type { WithdrawAnswer } from '#core/lnpay/withdraw-answer.ts';
import type { Connection } from '../connection/connection.ts';
import { capabilitiesOfHost } from '../host/capabilities-of-host.ts';
import { transactionsQuery, walletQuery } from '../host/host-queries.ts';
import { NotSent } from './not-sent.ts';
import { inOneTab } from './one-tab.ts';
import { ask, keepProgress, paymentQueryKey } from './payment-query.ts';
import type { PaymentProgress, PaymentRecord } from './payment-record.ts';
import { beginPayment, readPayment } from './payment-store.ts';
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

/** Where the person tapped Pay. */
export interface PayingPage {
  /** Until the payment is written down, leaving the page takes the tap back. */
  isOpen: () => boolean;
  /** Told the payment once it is written down, before the request leaves. */
  onBegun: (record: PaymentRecord) => void;
}

/**
 * The mutation resolves with the payment as it now stands, whatever became of it. It rejects only
 * when nothing was sent: the device could not write the intent down, it is not known whether the
 * host takes an Idempotency-Key (HostError), or it is not wanted any more (NotSent).
 */
export function payInvoiceMutation(
  connection: Connection,
  queryClient: QueryClient,
  page: PayingPage,
) {
  return mutationOptions({
    mutationKey: ['pay-invoice'],
    retry: false,
    // React-query must not hold a payment back until "online" and send it later, unseen.
    networkMode: 'always',
    mutationFn: (withdrawal: Withdrawal) => pay(connection, queryClient, withdrawal, page),
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
  page: PayingPage,
): Promise<PaymentRecord> {
  const { paymentHash } = withdrawal.invoice;
  const show = (record: PaymentRecord) => {
    queryClient.setQueryData(paymentQueryKey(paymentHash), record);
    page.onBegun(record);
  };
  const capabilities = await capabilitiesOfHost(connection, queryClient);
  const takesKeys = capabilities?.idempotency_key === true;
  return inOneTab(
    paymentHash,
    async () => {
      if (!page.isOpen()) throw new NotSent('left');
      // Seconds may have passed since the tap.
      if (isExpired(withdrawal.invoice, Date.now() / 1000)) throw new NotSent('expired');
      const begun = await beginPayment(intentOf(connection, withdrawal, takesKeys));
      show(begun.record);
      if (!begun.begun) return begun.record;
      return attempt(connection, queryClient, withdrawal, begun.record);
    },
    async () => {
      const standing = await readPayment(paymentHash);
      // One that failed before is not the one that the other tab is at.
      if (!standing || standing.progress.status === 'failed') return null;
      if (!page.isOpen()) throw new NotSent('left');
      show(standing);
      return standing;
    },
  );
}

async function attempt(
  connection: Connection,
  queryClient: QueryClient,
  withdrawal: Withdrawal,
  intent: PaymentRecord,
): Promise<PaymentRecord> {
  const answer = await submitPayment(connection, withdrawal, intent.idempotencyKey);
  const truth = await seeWhoPaid(connection, queryClient, intent, answer);
  const progress = progressOf(truth, Date.now());
  const record = (await keepProgress(intent, progress)) ?? { ...intent, progress };
  queryClient.setQueryData(paymentQueryKey(intent.paymentHash), record);
  return record;
}

/** "Already paid" by this wallet is no failure: it has a receipt. */
async function seeWhoPaid(
  connection: Connection,
  queryClient: QueryClient,
  intent: PaymentRecord,
  answer: WithdrawAnswer,
): Promise<WithdrawAnswer> {
  if (answer.kind !== 'failed' || answer.failure.cause !== 'already-paid') return answer;
  const found = await ask(connection, queryClient, intent, intent.startedAt);
  return found?.kind === 'settled' ? found : answer;
}

function intentOf(
  connection: Connection,
  { invoice, amountMsat, feeLimitMsat }: Withdrawal,
  takesKeys: boolean,
): PaymentRecord {
  return {
    paymentHash: invoice.paymentHash,
    paymentRequest: invoice.paymentRequest,
    payee: invoice.payee,
    memo: invoice.description.kind === 'text' ? invoice.description.text : null,
    host: connection.host,
    walletId: connection.walletId,
    amountMsat,
    feeLimitMsat,
    startedAt: Date.now(),
    ...(takesKeys ? { idempotencyKey: newIdempotencyKey() } : {}),
    progress: { status: 'submitting' },
  };
}

/** 128 random bits. `crypto.randomUUID` is missing on pages without TLS. */
function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
