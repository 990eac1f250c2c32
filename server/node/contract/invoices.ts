/** Invoices of the node: what they say, who pays them, and who learns of it. */
import { describe, expect, test } from 'vitest';
import { valueOf } from '#core/invoice/testing/read-in-tests.ts';
import { msat } from '#core/money.ts';
import { InvoiceImpossible, type CreatedInvoice, type NewInvoice } from '../lightning-node.ts';
import type { Suite } from './harness.ts';
import { AMOUNT, hashOf, reportedSettlement, testWith, testWithout } from './support.ts';

const NEW_INVOICE: NewInvoice = {
  amountMsat: AMOUNT,
  description: { kind: 'text', text: 'Kaffee für 1000 sat' },
  expirySeconds: 600,
};
const HASH = { kind: 'hash', hash: 'ab'.repeat(32) } as const;

export function invoicesContract(suite: Suite): void {
  const node = () => suite.harness().node;
  const payee = () => suite.harness().payee;
  const create = (change: Partial<NewInvoice> = {}) =>
    node().createInvoice({ ...NEW_INVOICE, ...change });
  const paid = async (): Promise<CreatedInvoice> => {
    const invoice = await create();
    await payee().pay(invoice.paymentRequest);
    return invoice;
  };

  describe('an invoice of the node', () => {
    test('says what was asked for, and that the node is its payee', async () => {
      const created = await create();
      const invoice = valueOf(created.paymentRequest);
      expect(invoice).toMatchObject({
        network: suite.harness().network,
        amountMsat: AMOUNT,
        paymentHash: created.paymentHash,
        payee: (await node().info()).pubkey,
        description: NEW_INVOICE.description,
      });
      expect(invoice.expiresAt - invoice.createdAt).toBe(600);
      expect(Math.abs(invoice.createdAt - Date.now() / 1000)).toBeLessThan(60);
    });

    test('may leave the amount to the payer', async () => {
      const created = await create({ amountMsat: null });
      expect(valueOf(created.paymentRequest).amountMsat).toBeNull();
    });

    testWith(suite, 'description-hash', 'may commit to a description by its hash', async () => {
      const created = await create({ description: HASH });
      expect(valueOf(created.paymentRequest).description).toEqual(HASH);
    });

    testWithout(suite, 'description-hash', 'cannot commit to a description by its hash', () =>
      expect(create({ description: HASH })).rejects.toThrow(InvoiceImpossible),
    );

    test.each<[string, Partial<NewInvoice>]>([
      ['an amount of zero', { amountMsat: msat(0n) }],
      ['no time to pay', { expirySeconds: 0 }],
      ['half a second', { expirySeconds: 1.5 }],
      ['640 bytes of description', { description: { kind: 'text', text: 'ü'.repeat(320) } }],
      ['half a hash', { description: { kind: 'hash', hash: 'abc' } }],
    ])('cannot carry %s', async (_, wrong) => {
      await expect(create(wrong)).rejects.toThrow(InvoiceImpossible);
    });

    test('is open, then settled', async () => {
      const { paymentHash, paymentRequest } = await create();
      expect(await node().lookupInvoice(paymentHash)).toEqual({ status: 'open' });
      await payee().pay(paymentRequest);
      const state = await node().lookupInvoice(paymentHash);
      if (state.status !== 'settled') throw new Error(state.status);
      expect(hashOf(state.preimage)).toBe(paymentHash);
      expect(state.amountMsat).toBe(AMOUNT);
      expect(Math.abs(state.settledAt - Date.now() / 1000)).toBeLessThan(60);
    });

    test('expires', async () => {
      const { paymentHash } = await create({ expirySeconds: 1 });
      await expect
        .poll(() => node().lookupInvoice(paymentHash), { timeout: 20_000 })
        .toEqual({ status: 'expired' });
    });

    test('is not found if another node made it', async () => {
      const { paymentHash } = await payee().createInvoice('payable', AMOUNT);
      expect(await node().lookupInvoice(paymentHash)).toEqual({ status: 'not-found' });
    });
  });

  describe('a settled invoice', () => {
    test('is reported as it is looked up', async () => {
      const invoice = await create();
      const reported = reportedSettlement(node(), invoice.paymentHash);
      await payee().pay(invoice.paymentRequest);
      const { paymentHash, ...state } = await reported;
      expect(paymentHash).toBe(invoice.paymentHash);
      expect(await node().lookupInvoice(paymentHash)).toEqual({ status: 'settled', ...state });
    });

    test('is reported again to a listener that rejected it', async () => {
      const invoice = await create();
      let reports = 0;
      const accepted = new Promise<void>((resolve) => {
        const stop = node().onInvoiceSettled(async ({ paymentHash }) => {
          if (paymentHash !== invoice.paymentHash) return;
          reports += 1;
          if (reports === 1) throw new Error('the ledger is full');
          stop();
          resolve();
        });
      });
      await payee().pay(invoice.paymentRequest);
      await accepted;
      expect(reports).toBe(2);
    });

    /** An invoice that a listener rejected, after a restart. */
    async function rejectedBeforeRestart(): Promise<CreatedInvoice> {
      const invoice = await create();
      const rejected = new Promise<void>((resolve) => {
        node().onInvoiceSettled(async ({ paymentHash }) => {
          if (paymentHash === invoice.paymentHash) resolve();
          throw new Error('the ledger is full');
        });
      });
      await payee().pay(invoice.paymentRequest);
      await rejected;
      await suite.harness().restart();
      return invoice;
    }

    testWith(
      suite,
      ['restart', 'redelivery'],
      'is reported after a restart if it was not accepted',
      async () => {
        const invoice = await rejectedBeforeRestart();
        expect(await reportedSettlement(node(), invoice.paymentHash)).toMatchObject({
          paymentHash: invoice.paymentHash,
          amountMsat: AMOUNT,
        });
      },
    );

    testWithout(suite, 'redelivery', 'is found after a restart by looking it up', async () => {
      const { paymentHash } = await rejectedBeforeRestart();
      expect(await node().lookupInvoice(paymentHash)).toMatchObject({ status: 'settled' });
    });

    test('is not reported to a listener that unsubscribed', async () => {
      const seen: string[] = [];
      node().onInvoiceSettled(({ paymentHash }) => {
        seen.push(paymentHash);
      })();
      const invoice = await create();
      const reported = reportedSettlement(node(), invoice.paymentHash);
      await payee().pay(invoice.paymentRequest);
      await reported;
      expect(seen).not.toContain(invoice.paymentHash);
    });
  });

  describe('canceling an invoice', () => {
    test('closes it for good and gives its preimage, again when asked again', async () => {
      const { paymentHash, paymentRequest } = await create();
      const canceled = await node().cancelInvoice(paymentHash);
      if (canceled.status !== 'canceled') throw new Error(canceled.status);
      expect(hashOf(canceled.preimage)).toBe(paymentHash);
      expect(await node().cancelInvoice(paymentHash)).toEqual(canceled);
      await expect(payee().pay(paymentRequest)).rejects.toThrow();
      expect(await node().lookupInvoice(paymentHash)).toEqual({ status: 'expired' });
    });

    testWith(suite, 'restart', 'still holds after a restart', async () => {
      const { paymentHash, paymentRequest } = await create();
      const canceled = await node().cancelInvoice(paymentHash);
      await suite.harness().restart();
      expect(await node().cancelInvoice(paymentHash)).toEqual(canceled);
      await expect(payee().pay(paymentRequest)).rejects.toThrow();
    });

    test('is too late once it is settled', async () => {
      const { paymentHash } = await paid();
      const settled = await node().lookupInvoice(paymentHash);
      expect(settled.status).toBe('settled');
      expect(await node().cancelInvoice(paymentHash)).toEqual(settled);
    });

    test('once it has expired, changes nothing', async () => {
      const { paymentHash } = await create({ expirySeconds: 1 });
      await expect
        .poll(() => node().lookupInvoice(paymentHash), { timeout: 20_000 })
        .toEqual({ status: 'expired' });
      // Some nodes cancel what expires, and cannot tell the two apart.
      const outcome = await node().cancelInvoice(paymentHash);
      expect(['expired', 'canceled']).toContain(outcome.status);
      expect(await node().lookupInvoice(paymentHash)).toEqual({ status: 'expired' });
    });

    test('of another node is not found', async () => {
      const { paymentHash } = await payee().createInvoice('payable', AMOUNT);
      expect(await node().cancelInvoice(paymentHash)).toEqual({ status: 'not-found' });
    });
  });
}
