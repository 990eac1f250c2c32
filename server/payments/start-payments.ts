/** Starts and stops what keeps the ledger in step with the node. */
import { forgetOldKeys } from '#server/ledger/idempotency.ts';
import { NodeMisconfigured, NodeUnavailable, type NodeInfo } from '#server/node/lightning-node.ts';
import { bindNode } from '#server/ledger/ledger-node.ts';
import { StartProblem } from '#server/lib/start-problem.ts';
import { withTimeout } from './look-up.ts';
import { checkOpenInvoices, followDeposits } from './deposits.ts';
import { inBackground, type PaymentContext } from './payment-context.ts';
import { Reconciler } from './reconciler.ts';

const TICK_MS = 1_000;
const HOUSEKEEPING_MS = 60_000;
/** Finds settlements that the node could not report, for example while its connection was broken. */
const ALL_INVOICES_MS = 10 * 60_000;
const RETRY_NODE_MS = 5_000;
const LONGEST_NODE_START_MS = 120_000;

/**
 * Waits for the node, looks up every unfinished payment of an earlier run, then lets withdrawals in.
 * Returns at once; the function it returns stops everything.
 * @param onProblem called when the server cannot go on with this node
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
    void inBackground(context, 'payment event', () =>
      reconciler.onPaymentFinal(node, paymentHash, state),
    );
  });
  const every = (ms: number, what: string, work: () => Promise<unknown>) => {
    timers.push(setInterval(() => void inBackground(context, what, work), ms));
  };
  const start = async () => {
    const node = await waitForNode(context, onProblem);
    if (!node) return;
    if (node.network !== context.network) return onProblem(otherNetwork(node, context));
    const other = await bindNode(context.ledger, node.pubkey);
    if (other !== null) return onProblem(anotherNode(node, other));
    await reconciler.recover(node);
    if (context.closing.signal.aborted) return;
    context.gate.open(node);
    every(TICK_MS, 'reconciler', () => reconciler.tick(node));
    every(HOUSEKEEPING_MS, 'open invoices', () =>
      checkOpenInvoices(context, { expiredBefore: context.ledger.now() }),
    );
    every(ALL_INVOICES_MS, 'open invoices', () => checkOpenInvoices(context));
    every(HOUSEKEEPING_MS, 'idempotency keys', () => forgetOldKeys(context.ledger));
    void inBackground(context, 'open invoices', () => checkOpenInvoices(context));
  };
  void retryUntilStarted(context, start);
  return () => {
    context.closing.abort();
    for (const timer of timers) clearInterval(timer);
    stopDeposits();
    stopPayments();
  };
}

function otherNetwork(node: NodeInfo, { network }: PaymentContext): StartProblem {
  return new StartProblem(
    `NETWORK is ${network}, but the Lightning node ${node.alias} runs on ${node.network}. Set NETWORK=${node.network} if that is the node you mean.`,
  );
}

function anotherNode(node: NodeInfo, other: string): StartProblem {
  return new StartProblem(
    `This ledger belongs to the Lightning node ${other}, but this is the node ${node.pubkey}. The wallets' money is in the other one, and only it knows what became of payments on their way: put it, or its data folder, back.`,
  );
}

/** An error at the start, such as a full disk, may be mended while the server runs. */
async function retryUntilStarted(
  context: PaymentContext,
  start: () => Promise<void>,
): Promise<void> {
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

/** Null when the server closes before the node is up, or when it can never be asked. */
async function waitForNode(
  context: PaymentContext,
  onProblem: (problem: StartProblem) => void,
): Promise<NodeInfo | null> {
  const { node, closing, report } = context;
  let reported: string | null = null;
  while (!closing.signal.aborted) {
    try {
      return await withTimeout(context, node.info(), LONGEST_NODE_START_MS);
    } catch (error) {
      if (error instanceof NodeMisconfigured) {
        onProblem(new StartProblem(error.message));
        return null;
      }
      if (!(error instanceof NodeUnavailable)) throw error;
      if (error.advice !== reported) report(`Waiting for the Lightning node. ${error.advice}`);
      reported = error.advice;
      await context.waiters.wait('node retry', RETRY_NODE_MS, closing.signal);
    }
  }
  return null;
}
