/** Payments that take long: nobody has to wait for them, and none is sent twice. */
import { describe, expect, test } from 'vitest';
import { toPaymentHash } from '#core/hex.ts';
import { saysPending } from '#core/lnpay/node-words.ts';
import type { CreatedInvoice, PayOutcome, PayRequest } from '../lightning-node.ts';
import type { Suite } from './harness.ts';
import {
  AMOUNT,
  causeOf,
  pay,
  payRequest,
  reportedEnd,
  settledFee,
  testWith,
  untilPending,
} from './support.ts';

const DUPLICATE = { status: 'refused', kind: 'duplicate' };

export function pendingPaymentsContract(suite: Suite): void {
  const node = () => suite.harness().node;
  const payee = () => suite.harness().payee;

  /** A payment that the payee holds, and the answer of the call that sent it. */
  async function heldPayment(): Promise<{ invoice: CreatedInvoice; answer: Promise<PayOutcome> }> {
    const invoice = await payee().createInvoice('held', AMOUNT);
    const answer = pay(node(), payRequest(invoice));
    await untilPending(node(), invoice.paymentHash);
    return { invoice, answer };
  }

  describe('a payment that is held', () => {
    test('is pending once the wait is aborted, then settles', async () => {
      const invoice = await payee().createInvoice('held', AMOUNT);
      const wait = new AbortController();
      const answer = node().pay(payRequest(invoice), wait.signal);
      await untilPending(node(), invoice.paymentHash);
      wait.abort();
      expect(await answer).toEqual({ status: 'pending' });
      const reported = reportedEnd(node(), invoice.paymentHash);
      await payee().settleHeld(invoice.paymentHash);
      const end = await reported;
      settledFee(end, payRequest(invoice));
      expect(await node().lookupPayment(invoice.paymentHash)).toEqual(end);
    });

    test('is pending, then fails when the payee sends it back; it can be sent again', async () => {
      const { invoice, answer } = await heldPayment();
      const reported = reportedEnd(node(), invoice.paymentHash);
      await payee().cancelHeld(invoice.paymentHash);
      const end = await answer;
      expect(end.status).toBe('failed');
      expect(causeOf(end)).toBe('payee-refused');
      expect(await reported).toEqual(end);
      expect(await node().lookupPayment(invoice.paymentHash)).toEqual(end);
      // No duplicate any more: it is tried, and the payee sends it back at once.
      expect(await pay(node(), payRequest(invoice))).toMatchObject({ status: 'failed' });
    });

    test('is sent even if nobody waits from the beginning', async () => {
      const invoice = await payee().createInvoice('held', AMOUNT);
      const answer = await node().pay(payRequest(invoice), AbortSignal.abort());
      expect(['pending', 'unknown']).toContain(answer.status);
      await payee().settleHeld(invoice.paymentHash);
      await expect
        .poll(() => node().lookupPayment(invoice.paymentHash))
        .toMatchObject({ status: 'settled' });
    });

    test('may be explained to the operator', async () => {
      const { invoice, answer } = await heldPayment();
      const explanation = await node().explainPending(invoice.paymentHash);
      expect(explanation === null || explanation.length > 0).toBe(true);
      await payee().settleHeld(invoice.paymentHash);
      settledFee(await answer, payRequest(invoice));
    });

    test('does not keep others waiting', async () => {
      const { invoice, answer } = await heldPayment();
      const other = payRequest(await payee().createInvoice('payable', AMOUNT));
      settledFee(await pay(node(), other), other);
      await payee().settleHeld(invoice.paymentHash);
      settledFee(await answer, payRequest(invoice));
    });

    testWith(
      suite,
      'restart',
      'is unknown when the adapter closes, and pending after a restart',
      async () => {
        const { invoice, answer } = await heldPayment();
        await suite.harness().restart();
        expect(await answer).toMatchObject({ status: 'unknown' });
        expect(await node().lookupPayment(invoice.paymentHash)).toEqual({ status: 'pending' });
        expect(await pay(node(), payRequest(invoice))).toMatchObject(DUPLICATE);
        const reported = reportedEnd(node(), invoice.paymentHash);
        await payee().settleHeld(invoice.paymentHash);
        settledFee(await reported, payRequest(invoice));
      },
    );
  });

  describe('a payment hash is paid once', () => {
    test('while it is pending, another call is a duplicate', async () => {
      const { invoice, answer } = await heldPayment();
      const duplicate = await pay(node(), payRequest(invoice));
      expect(duplicate).toMatchObject(DUPLICATE);
      expect('reason' in duplicate && saysPending(duplicate.reason)).toBe(true);
      await payee().settleHeld(invoice.paymentHash);
      settledFee(await answer, payRequest(invoice));
    });

    async function expectPaidOnce(request: PayRequest, outcome: PayOutcome): Promise<void> {
      const duplicate = await pay(node(), request);
      expect(duplicate).toMatchObject(DUPLICATE);
      expect(causeOf(duplicate)).toBe('already-paid');
      expect(await node().lookupPayment(request.paymentHash)).toEqual(outcome);
    }

    test('once it is settled, another call is a duplicate', async () => {
      const request = payRequest(await payee().createInvoice('payable', AMOUNT));
      const outcome = await pay(node(), request);
      settledFee(outcome, request);
      await expectPaidOnce(request, outcome);
    });

    testWith(suite, 'restart', 'once it is settled, it stays so after a restart', async () => {
      const request = payRequest(await payee().createInvoice('payable', AMOUNT));
      const outcome = await pay(node(), request);
      settledFee(outcome, request);
      await suite.harness().restart();
      await expectPaidOnce(request, outcome);
    });

    test('of many calls at once, one pays and the others are duplicates', async () => {
      const request = payRequest(await payee().createInvoice('payable', AMOUNT));
      const outcomes = await Promise.all(Array.from({ length: 100 }, () => pay(node(), request)));
      const [settled, ...more] = outcomes.filter(({ status }) => status === 'settled');
      expect(more).toEqual([]);
      expect(await node().lookupPayment(request.paymentHash)).toEqual(settled);
      const duplicates = outcomes.filter(({ status }) => status === 'refused');
      expect(duplicates).toHaveLength(99);
      for (const duplicate of duplicates) expect(duplicate).toMatchObject(DUPLICATE);
    });

    test('a hash that was never sent is not found', async () => {
      const { paymentHash } = await payee().createInvoice('payable', AMOUNT);
      expect(await node().lookupPayment(paymentHash)).toEqual({ status: 'not-found' });
      const nobodys = toPaymentHash('00'.repeat(32));
      expect(await node().lookupPayment(nobodys)).toEqual({ status: 'not-found' });
    });
  });
}
