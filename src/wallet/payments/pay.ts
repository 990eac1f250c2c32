/**
 * Paying, as a react-query mutation that never retries by itself. The order is what keeps money safe:
 * the intent is written to the device, then the request leaves, then the answer is written down.
 */
import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import { isExpired, type Invoice } from '#core/invoice/invoice.ts';
import type { Msat } from '#core/money.ts';
import type { PaymentState } from '#core/payment/payment-state.ts';
import type { Connection } from '../connection/connection.ts';
import { capabilitiesOfHost } from '../host/capabilities-of-host.ts';
import { walletQuery } from '../host/get-wallet.ts';
import { transactionsQuery } from '../host/list-transactions.ts';
import { withdraw } from '../host/withdraw.ts';
import { askHost } from './ask-host.ts';
import { paymentQueryKey } from './follow-payment.ts';
import { NotSent } from './not-sent.ts';
import { inOneTab } from './one-tab.ts';
import type { PaymentRecord } from './payment-record.ts';
import { beginPayment, readPayment, recordState } from './payment-store.ts';

/** What a person has agreed to pay. */
export interface Order {
  invoice: Invoice;
  amountMsat: Msat;
  feeLimitMsat: Msat;
}

/** Where the person tapped Pay. */
export interface PayingPage {
  /** Until the payment is written down, leaving the page takes the tap back. */
  isOpen: () => boolean;
  /** Called with the payment once it is written down, before the request leaves. */
  onBegun: (record: PaymentRecord) => void;
}

/**
 * The mutation resolves with the payment as it is now, whatever became of it. It rejects only
 * when nothing was sent: the device could not write the intent down, it is not known whether the
 * host takes an Idempotency-Key (HostError), or it is not wanted any more (NotSent).
 */
export function payMutation(connection: Connection, queryClient: QueryClient, page: PayingPage) {
  return mutationOptions({
    mutationKey: ['pay'],
    retry: false,
    // React-query must not hold a payment back until "online" and send it later, unseen.
    networkMode: 'always',
    mutationFn: (order: Order) => pay(connection, queryClient, order, page),
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
  order: Order,
  page: PayingPage,
): Promise<PaymentRecord> {
  const { paymentHash } = order.invoice;
  const show = (record: PaymentRecord) => {
    queryClient.setQueryData(paymentQueryKey(paymentHash), record);
    page.onBegun(record);
  };
  const capabilities = await capabilitiesOfHost(connection, queryClient);
  const takesKeys = capabilities?.idempotencyKeys === true;
  return inOneTab(
    paymentHash,
    async () => {
      if (!page.isOpen()) throw new NotSent('left');
      // Seconds may have passed since the tap.
      if (isExpired(order.invoice, Date.now() / 1000)) throw new NotSent('expired');
      const { begun, record } = await beginPayment(intentOf(connection, order, takesKeys));
      show(record);
      return begun ? attempt(connection, queryClient, order, record) : record;
    },
    async () => {
      const record = await readPayment(paymentHash);
      // One that failed before is not the attempt of the other tab.
      if (!record || record.state.status === 'failed') return null;
      if (!page.isOpen()) throw new NotSent('left');
      show(record);
      return record;
    },
  );
}

async function attempt(
  connection: Connection,
  queryClient: QueryClient,
  { invoice }: Order,
  intent: PaymentRecord,
): Promise<PaymentRecord> {
  const isAmountless = invoice.amountMsat === null;
  const answer = await withdraw(connection, { ...intent, isAmountless });
  const state = await orOwnReceipt(connection, queryClient, intent, answer);
  const record = await recordState(intent, state);
  queryClient.setQueryData(paymentQueryKey(intent.paymentHash), record);
  return record;
}

/** "Already paid" by this wallet is no failure: it has a receipt. */
async function orOwnReceipt(
  connection: Connection,
  queryClient: QueryClient,
  intent: PaymentRecord,
  answer: PaymentState,
): Promise<PaymentState> {
  if (answer.status !== 'failed' || answer.failure.cause !== 'already-paid') return answer;
  const found = await askHost(connection, queryClient, intent, intent.startedAt);
  return found?.status === 'settled' ? found : answer;
}

function intentOf(
  connection: Connection,
  { invoice, amountMsat, feeLimitMsat }: Order,
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
    state: { status: 'submitting' },
  };
}

/** 128 random bits. `crypto.randomUUID` is missing on pages without TLS. */
function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
