/** Picks the adapter to the Lightning node that the configuration names. */
import type { Network } from '#core/invoice/invoice.ts';
import type { NodeConfig } from '#server/config.ts';
import type { DataFolder } from '#server/data-folder.ts';
import { StartProblem } from '#server/lib/start-problem.ts';
import { NodeUnavailable, type LightningNode } from './lightning-node.ts';
import type { LndSettings } from './lnd/credentials.ts';
import { LndNode } from './lnd/lnd-node.ts';
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

/** Returns at once; the node may take a moment until it can be asked. @throws StartProblem */
export function openNode(
  config: NodeConfig,
  { sandboxFolder, lndFolder }: Pick<DataFolder, 'sandboxFolder' | 'lndFolder'>,
  report: (sentence: string) => void,
): OpenNode {
  switch (config.kind) {
    case 'sandbox': {
      const client = new SandboxClient(sandboxFolder);
      // It runs in this process: no call can be on its way to it for long.
      return { node: client.node, network: 'regtest', shop: client.shop, graceMs: 5_000 };
    }
    case 'lnd': {
      const { network, settings } = config;
      return { node: openLnd(settings, lndFolder, report), network, shop: null, graceMs: 60_000 };
    }
  }
}

function openLnd(
  settings: LndSettings,
  folder: string,
  report: (sentence: string) => void,
): LndNode {
  try {
    return new LndNode(settings, folder, report);
  } catch (error) {
    throw error instanceof NodeUnavailable ? new StartProblem(error.advice) : error;
  }
}
