/**
 * The contract of `LightningNode`: what the server relies on, whichever node it drives. Every adapter
 * passes it, with a real node behind it wherever one can be run.
 */
import { afterAll, beforeAll, describe } from 'vitest';
import type { Lacks, NodeHarness } from './harness.ts';
import { invoicesContract } from './invoices.ts';
import { lifeCycleContract } from './life-cycle.ts';
import { payingContract } from './paying.ts';
import { pendingPaymentsContract } from './pending-payments.ts';
import { routesContract } from './routes.ts';

export function lightningNodeContract(adapter: {
  name: string;
  /** What its node cannot do, and why. */
  lacks?: Lacks;
  open: () => Promise<NodeHarness>;
}): void {
  describe(`${adapter.name} keeps the contract of LightningNode:`, () => {
    let opened: NodeHarness | undefined;
    beforeAll(async () => {
      opened = await adapter.open();
    });
    afterAll(() => opened?.close());

    const suite = {
      lacks: adapter.lacks ?? {},
      harness: () => {
        if (!opened) throw new Error('the harness is not open');
        return opened;
      },
    };
    payingContract(suite);
    pendingPaymentsContract(suite);
    invoicesContract(suite);
    routesContract(suite);
    lifeCycleContract(suite);
  });
}
