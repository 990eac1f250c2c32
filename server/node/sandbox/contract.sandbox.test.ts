/** The sandbox keeps the contract of the port, in this thread and through a thread of its own. */
import { afterAll, beforeAll } from 'vitest';
import { lightningNodeContract } from '../contract/lightning-node-contract.ts';
import { buildWorker, type BuiltWorker } from './testing/build-worker.ts';
import { openSandbox } from './testing/open-sandbox.ts';
import { sandboxHarness } from './testing/sandbox-harness.ts';
import { SandboxClient } from './thread/sandbox-client.ts';

let worker: BuiltWorker;
beforeAll(async () => {
  worker = await buildWorker();
});
afterAll(() => worker.remove());

lightningNodeContract({
  name: 'the network in one thread',
  lacks: { restart: 'LDK’s WASM has room for the nodes of two networks in a thread' },
  open: () =>
    sandboxHarness(async (directory) => {
      const network = await openSandbox(directory);
      return { node: network, shop: network.shop };
    }),
});

lightningNodeContract({
  name: 'the client of the sandbox’s thread',
  open: () => sandboxHarness(async (directory) => new SandboxClient(directory, worker.url)),
});
