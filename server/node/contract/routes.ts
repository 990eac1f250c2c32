/** Routes and fees, before anything is paid. */
import { describe, expect } from 'vitest';
import { toPaymentHash } from '#core/hex.ts';
import { encodeInvoice, EXAMPLE_PAYMENT_HASH } from '#core/invoice/testing/encode-invoice.ts';
import { valueOf } from '#core/invoice/testing/read-in-tests.ts';
import { msat, type Msat } from '#core/money.ts';
import type { PayeeInvoice, Suite } from './harness.ts';
import {
  AMOUNT,
  causeOf,
  expectNotPaid,
  pay,
  payRequest,
  settledFee,
  testWith,
  testWithout,
} from './support.ts';

export function routesContract(suite: Suite): void {
  const node = () => suite.harness().node;
  const payee = () => suite.harness().payee;
  const keyOf = async (kind: PayeeInvoice) =>
    valueOf((await payee().createInvoice(kind, AMOUNT)).paymentRequest).payee;
  const estimate = async (paymentRequest: string, amount: Msat) => {
    const answer = await node().estimateFee(paymentRequest, amount);
    if (answer.kind === 'none') throw new Error(answer.reason);
    return answer;
  };

  describe('routes', () => {
    testWith(suite, 'routes', 'to a payee: amounts and fees add up, hop by hop', async () => {
      const target = await keyOf('payable');
      const answer = await node().queryRoutes(target, AMOUNT);
      if (answer.kind === 'none') throw new Error(answer.reason);
      const [route] = answer.routes;
      if (!route) throw new Error('no route');
      expect(route.totalFeesMsat).toBeGreaterThan(0n);
      expect(route.totalAmtMsat).toBe(AMOUNT + route.totalFeesMsat);
      const fees = route.hops.reduce((sum, { feeMsat }) => sum + feeMsat, 0n);
      expect(fees).toBe(route.totalFeesMsat);
      const last = route.hops.at(-1);
      expect(last).toMatchObject({ pubkey: target, amtToForwardMsat: AMOUNT, feeMsat: 0n });
      expectProbability(answer.successProbability);
    });

    testWith(suite, 'routes', 'to a node that cannot be reached: none', async () => {
      const answer = await node().queryRoutes(await keyOf('unroutable'), AMOUNT);
      expect(answer.kind).toBe('none');
      expect(causeOf(answer)).toBe('no-route');
    });

    testWithout(suite, 'routes', 'there are none', async () => {
      const answer = await node().queryRoutes(await keyOf('payable'), AMOUNT);
      expect(answer.kind).toBe('none');
    });
  });

  describe('a fee estimate', () => {
    testWith(suite, 'fee-estimate', 'is enough as a fee limit', async () => {
      const invoice = await payee().createInvoice('payable', AMOUNT);
      const { feeMsat, successProbability } = await estimate(invoice.paymentRequest, AMOUNT);
      expectProbability(successProbability);
      const request = payRequest(invoice, AMOUNT, feeMsat);
      settledFee(await pay(node(), request), request);
    });

    testWith(suite, 'fee-estimate', 'includes a route hint, even to a dead end', async () => {
      const hintFee = msat(7000n + AMOUNT / 100n);
      const hint = {
        pubkey: await keyOf('payable'),
        shortChannelId: '700000x1x0',
        feeBaseMsat: 7000,
        feeProportionalMillionths: 10_000,
        cltvExpiryDelta: 40,
      };
      const paymentHash = toPaymentHash(EXAMPLE_PAYMENT_HASH);
      const paymentRequest = encodeInvoice({
        network: suite.harness().network,
        amountMsat: AMOUNT,
        createdAt: Math.floor(Date.now() / 1000),
        paymentHash,
        routeHints: [[hint]],
      });
      const toHint = await payee().createInvoice('payable', msat(AMOUNT + hintFee));
      const routeFee = await estimate(toHint.paymentRequest, msat(AMOUNT + hintFee));
      expect(await estimate(paymentRequest, AMOUNT)).toMatchObject({
        feeMsat: routeFee.feeMsat + hintFee,
      });
      const outcome = await pay(node(), payRequest({ paymentRequest, paymentHash }));
      await expectNotPaid(node(), paymentHash, outcome, 'no-route');
    });

    testWith(suite, 'fee-estimate', 'without a route is none', async () => {
      const { paymentRequest } = await payee().createInvoice('unroutable', AMOUNT);
      const answer = await node().estimateFee(paymentRequest, AMOUNT);
      expect(answer.kind).toBe('none');
      expect(causeOf(answer)).toBe('no-route');
    });

    testWithout(suite, 'fee-estimate', 'is none', async () => {
      const { paymentRequest } = await payee().createInvoice('payable', AMOUNT);
      expect((await node().estimateFee(paymentRequest, AMOUNT)).kind).toBe('none');
    });
  });
}

function expectProbability(probability: number | null): void {
  if (probability === null) return;
  expect(probability).toBeGreaterThan(0);
  expect(probability).toBeLessThanOrEqual(1);
}
