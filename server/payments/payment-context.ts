/** What the functions of payments/ share, for the life of the server. */
import { setMaxListeners } from 'node:events';
import type { Network } from '#core/invoice/invoice.ts';
import type { PaymentId } from '#server/ledger/ids.ts';
import type { Ledger } from '#server/ledger/ledger.ts';
import type { LightningNode } from '#server/node/lightning-node.ts';
import { NodeGate } from './node-gate.ts';
import { Waiters } from './waiters.ts';

export interface PaymentSettings {
  /** How long the node's call, and a withdrawal with an idempotency key, wait for an outcome. */
  patienceMs: number;
  /** How long a withdrawal without an idempotency key waits: its client knows no pending answer. */
  keylessPatienceMs: number;
  /** How long a request waits for a node that is starting. */
  nodeStartMs: number;
  /** How long one lookup at the node may take. */
  questionMs: number;
  /** A payment that the node does not know is failed only so long after its call has returned. */
  graceMs: number;
  /** How soon a pending payment is looked up again; it doubles up to `askAtMostEveryMs`. */
  askEveryMs: number;
  askAtMostEveryMs: number;
}

export const PAYMENT_SETTINGS: PaymentSettings = {
  patienceMs: 30_000,
  // Below the 60 s after which proxies commonly give up, so that the client reads our words.
  keylessPatienceMs: 55_000,
  nodeStartMs: 20_000,
  questionMs: 10_000,
  graceMs: 60_000,
  askEveryMs: 2_000,
  askAtMostEveryMs: 60_000,
};

export interface PaymentContext {
  ledger: Ledger;
  node: LightningNode;
  network: Network;
  settings: PaymentSettings;
  gate: NodeGate;
  /** Payments whose call to the node has not returned. */
  calls: Set<PaymentId>;
  /** Notified with a payment's id when it has an outcome, with an invoice's hash when it is credited. */
  waiters: Waiters;
  /** Aborted when the server shuts down: all waiting ends. */
  closing: AbortController;
  /** Milliseconds; changes of the machine's clock do not move it. */
  monotonic: () => number;
  /** Prints a line for the person who runs the host. Never a key, a preimage or an invoice. */
  report: (line: string) => void;
}

export function paymentContext(
  given: Pick<PaymentContext, 'ledger' | 'node' | 'network'> &
    Partial<Pick<PaymentContext, 'settings' | 'monotonic' | 'report'>>,
): PaymentContext {
  const closing = new AbortController();
  // Every request that waits listens to it.
  setMaxListeners(0, closing.signal);
  return {
    settings: PAYMENT_SETTINGS,
    monotonic: () => performance.now(),
    report: () => {},
    gate: new NodeGate(),
    calls: new Set(),
    waiters: new Waiters(),
    closing,
    ...given,
  };
}

/** Runs work in the background: an error is reported, never thrown. None is reported once the server closes. */
export async function inBackground(
  { report, closing }: Pick<PaymentContext, 'report' | 'closing'>,
  what: string,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (closing.signal.aborted) return;
    report(`${what}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
