/** Paying: what settles, for how much, and what does not. */
import { describe, expect, test } from 'vitest';
import { toPaymentHash } from '#core/hex.ts';
import { encodeInvoice, EXAMPLE_PAYMENT_HASH } from '#core/invoice/testing/encode-invoice.ts';
import { msat } from '#core/money.ts';
import type { Suite } from './harness.ts';
import {
  AMOUNT,
  expectNotPaid,
  expectRefused,
  pay,
  payRequest,
  reportedEnd,
  settledFee,
  testWith,
  testWithout,
} from './support.ts';

/** LNPay's default fee limit. */
const FIVE_PERCENT = msat(AMOUNT / 20n);

export function payingContract(suite: Suite): void {
  const node = () => suite.harness().node;
  const payee = () => suite.harness().payee;

  describe('paying', () => {
    test('settles, with a fee within the limit and a preimage that proves it', async () => {
      const request = payRequest(await payee().createInvoice('payable', AMOUNT));
      const reported = reportedEnd(node(), request.paymentHash);
      const outcome = await pay(node(), request);
      expect(settledFee(outcome, request)).toBeGreaterThan(0n);
      expect(await reported).toEqual(outcome);
      expect(await node().lookupPayment(request.paymentHash)).toEqual(outcome);
    });

    testWith(suite, 'msat-amounts', 'settles an amount that is no whole sat', async () => {
      const amount = msat(1_234_567n);
      const request = payRequest(await payee().createInvoice('payable', amount), amount);
      settledFee(await pay(node(), request), request);
    });

    testWithout(suite, 'msat-amounts', 'an amount that is no whole sat is refused', async () => {
      const amount = msat(1_234_567n);
      const request = payRequest(await payee().createInvoice('payable', amount), amount);
      expect(await pay(node(), request)).toMatchObject({ status: 'refused', kind: 'other' });
    });

    testWith(
      suite,
      'fee-limit',
      'a fee limit one msat too low finds no route; the exact fee pays',
      async () => {
        const first = payRequest(await payee().createInvoice('payable', AMOUNT));
        const fee = settledFee(await pay(node(), first), first);
        const invoice = await payee().createInvoice('payable', AMOUNT);
        const tooLow = payRequest(invoice, AMOUNT, msat(fee - 1n));
        const outcome = await pay(node(), tooLow);
        await expectNotPaid(node(), invoice.paymentHash, outcome, 'no-route');
        const exact = payRequest(invoice, AMOUNT, fee);
        expect(settledFee(await pay(node(), exact), exact)).toBe(fee);
      },
    );

    testWithout(suite, 'fee-limit', 'a fee limit that its fee exceeds is refused', async () => {
      const invoice = await payee().createInvoice('payable', AMOUNT);
      await expectRefused(node(), payRequest(invoice, AMOUNT, msat(0n)), 'no-route');
    });

    test('a route that costs more than the limit fails, and can be paid with a higher one', async () => {
      const invoice = await payee().createInvoice('dear', AMOUNT);
      const outcome = await pay(node(), payRequest(invoice, AMOUNT, FIVE_PERCENT));
      await expectNotPaid(node(), invoice.paymentHash, outcome, 'no-route');
      const raised = payRequest(invoice);
      expect(settledFee(await pay(node(), raised), raised)).toBeGreaterThan(FIVE_PERCENT);
    });

    testWith(
      suite,
      'amountless',
      'an invoice without an amount is paid with the payer’s, and refused without one',
      async () => {
        const invoice = await payee().createInvoice('amountless', AMOUNT);
        await expectRefused(node(), payRequest(invoice, msat(0n)), 'amount-missing');
        const request = payRequest(invoice, msat(7_654_000n));
        settledFee(await pay(node(), request), request);
      },
    );

    testWithout(suite, 'amountless', 'an invoice without an amount is refused', async () => {
      const invoice = await payee().createInvoice('amountless', AMOUNT);
      await expectRefused(node(), payRequest(invoice), 'amount-missing');
    });

    test('without a route it fails', async () => {
      const invoice = await payee().createInvoice('unroutable', AMOUNT);
      const outcome = await pay(node(), payRequest(invoice));
      await expectNotPaid(node(), invoice.paymentHash, outcome, 'no-route');
    });

    test('it fails when the payee sends it back, and the node reports it', async () => {
      const invoice = await payee().createInvoice('refused', AMOUNT);
      const reported = reportedEnd(node(), invoice.paymentHash);
      const outcome = await pay(node(), payRequest(invoice));
      expect(outcome.status).toBe('failed');
      await expectNotPaid(node(), invoice.paymentHash, outcome, 'payee-refused');
      expect(await reported).toEqual(outcome);
    });

    test('an expired invoice is refused', async () => {
      const invoice = await payee().createInvoice('expired', AMOUNT);
      await expectRefused(node(), payRequest(invoice), 'expired');
    });

    test('an invoice of another network is refused', async () => {
      const invoice = {
        paymentRequest: encodeInvoice({
          network: suite.harness().network === 'mainnet' ? 'testnet' : 'mainnet',
          amountMsat: AMOUNT,
          createdAt: Math.floor(Date.now() / 1000),
        }),
        paymentHash: toPaymentHash(EXAMPLE_PAYMENT_HASH),
      };
      await expectRefused(node(), payRequest(invoice), 'wrong-network');
    });

    test('an invoice of the node itself is refused', async () => {
      const invoice = await node().createInvoice({
        amountMsat: AMOUNT,
        description: { kind: 'text', text: 'to itself' },
        expirySeconds: 600,
      });
      await expectRefused(node(), payRequest(invoice), 'self-payment');
    });
  });
}
