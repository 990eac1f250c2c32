/** Starts and stops everything that ties the ledger to the node. */
import { forgetOldKeys } from '#server/ledger/idempotency.ts';
import { NodeUnavailable, type NodeInfo } from '#server/node/lightning-node.ts';
import { bindNode } from '#server/ledger/ledger-node.ts';
import { StartProblem } from '#server/lib/start-problem.ts';
import { inTime } from './ask-node.ts';
import { checkOpenInvoices, followDeposits } from './deposits.ts';
import { inBackground, type PaymentContext } from './payment-context.ts';
import { Reconciler } from './reconciler.ts';

const TICK_MS = 1_000;
const HOUSEKEEPING_MS = 60_000;
const RETRY_NODE_MS = 5_000;
const LONGEST_NODE_START_MS = 120_000;

/**
 * Waits for the node, asks it about every payment of an earlier run, then lets withdrawals in.
 * Returns at once; the function it returns stops everything. `onProblem` is told when this node can
 * never tell what became of the payments in the ledger.
 */
export function startPayments(
  context: PaymentContext,
  onProblem: (problem: StartProblem) => void,
): () => void {
  const reconciler = new Reconciler(context);
  const timers: NodeJS.Timeout[] = [];
  const stopDeposits = followDeposits(context);
  const stopPayments = context.node.onPaymentFinal((paymentHash, state) => {
    const node = context.gate.info;
    if (!node) return;
    void inBackground(context, 'payment event', () => reconciler.heard(node, paymentHash, state));
  });
  const every = (ms: number, what: string, work: () => Promise<unknown>) => {
    timers.push(setInterval(() => void inBackground(context, what, work), ms));
  };
  const start = async () => {
    const node = await waitForNode(context);
    if (!node) return;
    const other = await bindNode(context.ledger, node.pubkey);
    if (other !== null) return onProblem(anotherNode(node, other));
    await reconciler.recover(node);
    if (context.closing.signal.aborted) return;
    context.gate.open(node);
    every(TICK_MS, 'reconciler', () => reconciler.tick(node));
    every(HOUSEKEEPING_MS, 'open invoices', () =>
      checkOpenInvoices(context, { expiredBefore: context.ledger.now() }),
    );
    every(HOUSEKEEPING_MS, 'idempotency keys', () => forgetOldKeys(context.ledger));
    void inBackground(context, 'open invoices', () => checkOpenInvoices(context));
  };
  void untilItWorks(context, start);
  return () => {
    context.closing.abort();
    for (const timer of timers) clearInterval(timer);
    stopDeposits();
    stopPayments();
  };
}

function anotherNode(node: NodeInfo, other: string): StartProblem {
  return new StartProblem(
    `This ledger belongs to the Lightning node ${other}, but this is the node ${node.pubkey}. The wallets' money is in the other one, and only it knows what became of payments on their way: put it, or its data folder, back.`,
  );
}

/** Whatever is wrong at the start, a full disk say, may be mended while the server runs. */
async function untilItWorks(context: PaymentContext, start: () => Promise<void>): Promise<void> {
  const { closing, report, waiters } = context;
  while (!closing.signal.aborted) {
    try {
      return await start();
    } catch (error) {
      if (closing.signal.aborted) return;
      report(`starting payments: ${error instanceof Error ? error.message : String(error)}`);
      await waiters.wait('node retry', RETRY_NODE_MS, closing.signal);
    }
  }
}

/** Null when the server closes before the node is up. */
async function waitForNode(context: PaymentContext): Promise<NodeInfo | null> {
  const { node, closing, report } = context;
  let reported = false;
  while (!closing.signal.aborted) {
    try {
      return await inTime(context, node.info(), LONGEST_NODE_START_MS);
    } catch (error) {
      if (!(error instanceof NodeUnavailable)) throw error;
      if (!reported) report(`The Lightning node cannot be reached yet: ${error.message}`);
      reported = true;
      await context.waiters.wait('node retry', RETRY_NODE_MS, closing.signal);
    }
  }
  return null;
}
