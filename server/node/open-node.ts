/** Picks the adapter to the Lightning node that the configuration names. */
import type { Network } from '#core/invoice/invoice.ts';
import type { Config } from '#server/config.ts';
import type { LightningNode } from './lightning-node.ts';
import type { SandboxShop } from './sandbox-shop.ts';
import { SandboxClient } from './sandbox/thread/sandbox-client.ts';

export interface OpenNode {
  node: LightningNode;
  network: Network;
  /** Only the sandbox has one. */
  shop: SandboxShop | null;
  /** How long after its call a payment may still reach the node. */
  graceMs: number;
}

/** Returns at once; the node may take a moment until it can be asked. */
export function openNode(config: Config, sandboxFolder: string): OpenNode {
  switch (config.lightningNode) {
    case 'sandbox': {
      const client = new SandboxClient(sandboxFolder);
      // It runs in this process: no call can be on its way to it for long.
      return { node: client.node, network: 'regtest', shop: client.shop, graceMs: 5_000 };
    }
  }
}
