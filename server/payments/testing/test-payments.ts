/** Paying, with a ledger in memory and a scripted node. Time for the reconciler is turned by hand. */
import { setImmediate as aMoment } from 'node:timers/promises';
import type { PaymentHash } from '#core/hex.ts';
import { msat } from '#core/money.ts';
import type { Alarm } from '#server/ledger/alarm.ts';
import { findWalletPayment, getPayment } from '#server/ledger/payments.ts';
import type { PaymentId, WalletId } from '#server/ledger/ids.ts';
import { openLedger, type Ledger } from '#server/ledger/ledger.ts';
import type { Payment } from '#server/ledger/payment.ts';
import { FakeNode } from '#server/node/testing/fake-node.ts';
import type { InvoiceRequest } from '../create-invoice.ts';
import { PAYMENT_SETTINGS, paymentContext, type PaymentContext } from '../payment-context.ts';
import { Reconciler } from '../reconciler.ts';
import { waitForOutcome } from '../wait-for-outcome.ts';
import { startWithdrawal, type WithdrawRequest } from '../withdraw.ts';

export interface TestPayments {
  context: PaymentContext;
  ledger: Ledger;
  node: FakeNode;
  alarms: Alarm[];
  reports: string[];
  reconciler: Reconciler;
  /** Moves the monotonic clock. */
  later: (ms: number) => void;
}

/** The node is up and nothing is left of an earlier run, unless the test says otherwise. */
export async function testPayments(
  given: { ledger?: Ledger; node?: FakeNode; settings?: Partial<PaymentContext['settings']> } = {},
): Promise<TestPayments> {
  const alarms: Alarm[] = [];
  const reports: string[] = [];
  const ledger = given.ledger ?? openLedger(':memory:', { onAlarm: (alarm) => alarms.push(alarm) });
  const node = given.node ?? new FakeNode();
  let offset = 0;
  const context = paymentContext({
    ledger,
    node,
    network: 'regtest',
    settings: {
      ...PAYMENT_SETTINGS,
      patienceMs: 5_000,
      keylessPatienceMs: 5_000,
      ...given.settings,
    },
    monotonic: () => performance.now() + offset,
    report: (line) => reports.push(line),
  });
  context.gate.open(await node.info());
  return {
    context,
    reconciler: new Reconciler(context),
    ledger,
    node,
    alarms,
    reports,
    later: (ms) => {
      offset += ms;
    },
  };
}

export function withdrawal(
  walletId: WalletId,
  paymentRequest: string,
  more: Partial<WithdrawRequest> = {},
): WithdrawRequest {
  return {
    walletId,
    paymentRequest,
    feeLimit: msat(5_000n),
    amount: null,
    passThru: '{"method":"api"}',
    idempotencyKey: null,
    ...more,
  };
}

/** The refusal, or the payment as it is after patience, once the node has been called, however busy the machine. */
export async function withdraw(
  context: PaymentContext,
  request: WithdrawRequest,
): Promise<Payment | string> {
  const started = await startWithdrawal(context, request);
  if (started.kind !== 'payment') {
    return started.kind === 'refused' ? started.message : started.kind;
  }
  await waitForOutcome(context, started.paymentId, context.settings.patienceMs);
  await untilCalled(context, started.paymentId);
  return getPayment(context.ledger, started.paymentId);
}

const LONGEST_CALL_MS = 2_000;

async function untilCalled({ calls, node }: PaymentContext, id: PaymentId): Promise<void> {
  const until = performance.now() + LONGEST_CALL_MS;
  while (calls.has(id) && performance.now() < until) {
    if (node instanceof FakeNode && node.isPayUnanswered) return;
    await aMoment();
  }
}

export async function statusOf(
  ledger: Ledger,
  walletId: WalletId,
  paymentHash: PaymentHash,
): Promise<string | undefined> {
  return (await findWalletPayment(ledger, walletId, paymentHash))?.status;
}

/** An invoice to be made for a wallet here. */
export function invoiceOf(walletId: WalletId, amount: bigint): InvoiceRequest {
  return {
    walletId,
    amount: msat(amount),
    description: { kind: 'text', text: 'ours' },
    expirySeconds: 3600,
    passThru: '{}',
  };
}
