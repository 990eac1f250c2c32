/** What the node says of itself, and how it ends. */
import { describe, expect, test } from 'vitest';
import { isNodePubkey, toPaymentHash } from '#core/hex.ts';
import { NodeUnavailable } from '../lightning-node.ts';
import type { Suite } from './harness.ts';
import { AMOUNT, pay, payRequest, testWith } from './support.ts';

const SOME_HASH = toPaymentHash('00'.repeat(32));

export function lifeCycleContract(suite: Suite): void {
  const node = () => suite.harness().node;

  describe('the node', () => {
    test('says who it is', async () => {
      const info = await node().info();
      expect(isNodePubkey(info.pubkey)).toBe(true);
      expect(info.network).toBe(suite.harness().network);
      expect(info.version).not.toBe('');
    });

    testWith(suite, 'restart', 'is the same after a restart', async () => {
      const info = await node().info();
      await suite.harness().restart();
      expect(await node().info()).toEqual(info);
    });

    testWith(suite, 'restart', 'once closed, sends no payment', async () => {
      const invoice = await suite.harness().payee.createInvoice('payable', AMOUNT);
      await node().close();
      expect(await pay(node(), payRequest(invoice))).toMatchObject({ status: 'unknown' });
      await suite.harness().restart();
      expect(await node().lookupPayment(invoice.paymentHash)).toEqual({ status: 'not-found' });
    });

    // The last one: the node stays closed.
    test('once closed, cannot be asked', async () => {
      const closed = node();
      const { pubkey } = await closed.info();
      const { paymentRequest } = await suite.harness().payee.createInvoice('payable', AMOUNT);
      await closed.close();
      await closed.close();
      const asked = [
        closed.info(),
        closed.lookupPayment(SOME_HASH),
        closed.lookupInvoice(SOME_HASH),
        closed.cancelInvoice(SOME_HASH),
        closed.createInvoice({
          amountMsat: AMOUNT,
          description: { kind: 'text', text: '' },
          expirySeconds: 60,
        }),
        closed.queryRoutes(pubkey, AMOUNT),
        closed.estimateFee(paymentRequest, AMOUNT),
      ];
      for (const answer of await Promise.allSettled(asked)) {
        expect(answer).toMatchObject({ reason: expect.any(NodeUnavailable) });
      }
    });
  });
}
