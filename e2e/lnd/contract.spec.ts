/** The contract of the node port, with a real lnd behind the adapter. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { toPaymentHash, type PaymentHash } from '#core/hex.ts';
import { encodeInvoice } from '#core/invoice/testing/encode-invoice.ts';
import type { Msat } from '#core/money.ts';
import type { NodeHarness, Payee, PayeeInvoice } from '#server/node/contract/harness.ts';
import { lightningNodeContract } from '#server/node/contract/lightning-node-contract.ts';
import type { CreatedInvoice } from '#server/node/lightning-node.ts';
import { LndNode } from '#server/node/lnd/lnd-node.ts';
import type { LndInvoice } from './network/lnd.ts';
import { LightningNetwork } from './network/network.ts';
import { documentedPermissions } from './support/permissions.ts';

lightningNodeContract({ name: 'LND', open: openHarness });

async function openHarness(): Promise<NodeHarness> {
  const network = await LightningNetwork.start();
  const folder = mkdtempSync(path.join(tmpdir(), 'lnpay-lnd-adapter-'));
  const settings = {
    restUrl: network.ours.url,
    tlsCert: network.ours.certFile,
    macaroon: await network.ours.bakeMacaroon(documentedPermissions()),
  };
  const open = () => new LndNode(settings, folder, () => {});
  let node = open();
  return {
    get node() {
      return node;
    },
    network: 'regtest',
    payee: payeeIn(network),
    restart: async () => {
      await node.close();
      node = open();
    },
    close: async () => {
      await node.close();
      await network.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

function payeeIn({ payee, hidden }: LightningNetwork): Payee {
  const arrived = async (paymentHash: PaymentHash) => {
    const invoice = made.get(paymentHash);
    if (!invoice) throw new Error('the payee has no invoice of this hash');
    await payee.untilHeld(invoice);
    return invoice;
  };
  const made = new Map<string, LndInvoice>();
  const make = async (kind: PayeeInvoice, amountMsat: Msat): Promise<LndInvoice> => {
    switch (kind) {
      case 'payable':
        return payee.addInvoice(amountMsat);
      case 'amountless':
        return payee.addInvoice(0n);
      case 'held':
        return payee.addHoldInvoice(amountMsat);
      case 'dear':
        return hidden.addInvoice(amountMsat);
      case 'refused': {
        const invoice = await payee.addInvoice(amountMsat);
        await payee.cancel(invoice);
        return invoice;
      }
      case 'unroutable':
        return invoiceOfNobody({ amountMsat, createdAt: now() });
      case 'expired':
        return invoiceOfNobody({ amountMsat, createdAt: now() - 7200 });
    }
  };
  return {
    createInvoice: async (kind, amountMsat): Promise<CreatedInvoice> => {
      const invoice = await make(kind, amountMsat);
      made.set(invoice.paymentHash, invoice);
      const { paymentRequest, paymentHash } = invoice;
      return { paymentRequest, paymentHash: toPaymentHash(paymentHash) };
    },
    settleHeld: async (paymentHash) => payee.settleHeld(await arrived(paymentHash)),
    cancelHeld: async (paymentHash) => payee.cancel(await arrived(paymentHash)),
    pay: (paymentRequest) => payee.pay(paymentRequest),
  };
}

/** Of a node that has no channel with anybody. */
function invoiceOfNobody(invoice: { amountMsat: bigint; createdAt: number }): LndInvoice {
  const preimage = randomBytes(32);
  const paymentHash = createHash('sha256').update(preimage).digest('hex');
  const paymentRequest = encodeInvoice({
    network: 'regtest',
    privateKey: '0c'.repeat(32),
    paymentHash,
    ...invoice,
  });
  return { paymentRequest, paymentHash, preimage: preimage.toString('hex') };
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
