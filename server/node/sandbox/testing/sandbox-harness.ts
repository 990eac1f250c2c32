/** The sandbox under the contract of `LightningNode`; its shop is the payee. */
import { rmSync } from 'node:fs';
import { expect } from 'vitest';
import type { PaymentHash } from '#core/hex.ts';
import type { NodeHarness } from '../../contract/harness.ts';
import type { LightningNode } from '../../lightning-node.ts';
import type { SandboxShop } from '../../sandbox-shop.ts';
import { temporaryDirectory } from './open-sandbox.ts';

interface OpenSandbox {
  node: LightningNode;
  shop: SandboxShop;
}

export async function sandboxHarness(
  open: (directory: string) => Promise<OpenSandbox>,
): Promise<NodeHarness> {
  const directory = temporaryDirectory();
  let { node, shop } = await open(directory);
  const untilHeld = (paymentHash: PaymentHash) =>
    expect.poll(() => shop.invoiceState(paymentHash), { timeout: 20_000 }).toBe('held');
  return {
    get node() {
      return node;
    },
    network: 'regtest',
    payee: {
      createInvoice: (kind, amountMsat) =>
        shop.createInvoice({ kind, amountMsat, memo: kind, expirySeconds: 3600 }),
      settleHeld: async (paymentHash) => {
        await untilHeld(paymentHash);
        expect(await shop.release(paymentHash)).toBe('released');
      },
      cancelHeld: async (paymentHash) => {
        await untilHeld(paymentHash);
        expect(await shop.cancelHeld(paymentHash)).toBe('canceled');
      },
      pay: (paymentRequest) => shop.payInvoice(paymentRequest),
    },
    restart: async () => {
      await node.close();
      ({ node, shop } = await open(directory));
    },
    close: async () => {
      await node.close();
      rmSync(directory, { recursive: true });
    },
  };
}
