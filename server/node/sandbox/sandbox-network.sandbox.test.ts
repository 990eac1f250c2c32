import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toNodePubkey, toPaymentHash } from '#core/hex.ts';
import { msat, msatFromSat } from '#core/money.ts';
import type { FinalPayment } from '../lightning-node.ts';
import { readInvoice } from './ldk/bolt11.ts';
import { hexOf } from './ldk/hex.ts';
import type { SandboxNetwork } from './sandbox-network.ts';
import {
  expectPaid,
  openSandbox,
  patience,
  payRequest,
  shopInvoice,
  temporaryDirectory,
} from './testing/open-sandbox.ts';

const directory = temporaryDirectory();
const ALREADY_OVER = AbortSignal.abort();
/** The donation example of BOLT 11. */
const MAINNET_INVOICE =
  'lnbc1pvjluezsp5zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zygspp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqypqdpl2pkx2ctnv5sxxmmwwd5kgetjypeh2ursdae8g6twvus8g6rfwvs8qun0dfjkxaq9qrsgq357wnc5r2ueh7ck6q93dj32dlqnls087fxdwk8qakdyafkq3yap9us6v52vjjsrvywa6rt52cm9r9zqt8r2t7mlcwspyetp5h2tztugp9lfyql';
let sandbox: SandboxNetwork;

beforeAll(async () => {
  sandbox = await openSandbox(directory);
});

afterAll(async () => {
  await sandbox.close();
  rmSync(directory, { recursive: true });
});

describe('kinds of invoices', () => {
  test('payable: paid over the router, whose fee is 1 sat + 500 ppm', async () => {
    const invoice = await shopInvoice(sandbox, 'payable');
    expectPaid(await sandbox.pay(payRequest(invoice), patience()), invoice, 1500n);
  });

  test('amountless: the payer says how much', async () => {
    const invoice = await shopInvoice(sandbox, 'amountless');
    expect(await sandbox.pay(payRequest(invoice, msat(0n)), patience())).toEqual({
      status: 'refused',
      kind: 'other',
      reason: 'amount must be specified when paying a zero amount invoice',
    });
    const outcome = await sandbox.pay(payRequest(invoice, msat(7_654_321n)), patience());
    expectPaid(outcome, invoice, 1000n + 3827n);
  });

  test('expired: by its own time stamp, and refused in LND’s words', async () => {
    const invoice = await shopInvoice(sandbox, 'expired');
    const outcome = await sandbox.pay(payRequest(invoice), patience());
    expect(outcome).toEqual({
      status: 'refused',
      kind: 'other',
      reason: expect.stringMatching(
        /^invoice expired\. Valid until \d{4}-\d\d-\d\d \d\d:\d\d:\d\d \+0000 UTC$/,
      ),
    });
    expect(await sandbox.lookupPayment(invoice.paymentHash)).toEqual({ status: 'not-found' });
  });

  test('unroutable: no path', async () => {
    const invoice = await shopInvoice(sandbox, 'unroutable');
    const failed = { status: 'failed', reason: 'FAILURE_REASON_NO_ROUTE' };
    expect(await sandbox.pay(payRequest(invoice), patience())).toEqual(failed);
    expect(await sandbox.lookupPayment(invoice.paymentHash)).toEqual(failed);
  });

  test('dear: above the default limit of 5 %, paid with a higher one', async () => {
    const invoice = await shopInvoice(sandbox, 'dear');
    const byDefault = payRequest(invoice, msat(1_000_000n), msat(50_000n));
    expect(await sandbox.pay(byDefault, patience())).toEqual({
      status: 'failed',
      reason: 'FAILURE_REASON_NO_ROUTE',
    });
    const estimate = await sandbox.estimateFee(invoice.paymentRequest, msat(1_000_000n));
    expect(estimate).toMatchObject({ kind: 'estimate', feeMsat: 101_000n });
    const raised = payRequest(invoice, msat(1_000_000n), msat(101_000n));
    expectPaid(await sandbox.pay(raised, patience()), invoice, 101_000n);
  });

  test('held: waits until it is released', async () => {
    const invoice = await shopInvoice(sandbox, 'held');
    expect(await sandbox.shop.release(invoice.paymentHash)).toBe('not-held');
    const outcome = sandbox.pay(payRequest(invoice), patience());
    const other = await shopInvoice(sandbox, 'payable');
    expectPaid(await sandbox.pay(payRequest(other), patience()), other, 1500n);
    expect(await sandbox.lookupPayment(invoice.paymentHash)).toEqual({ status: 'pending' });
    expect(await sandbox.shop.release(invoice.paymentHash)).toBe('released');
    expectPaid(await outcome, invoice, 1500n);
    expect(await sandbox.shop.release(invoice.paymentHash)).toBe('released');
    expect(await sandbox.shop.release(other.paymentHash)).toBe('not-found');
  });

  test('held: the shop may send it back instead, once', async () => {
    const invoice = await shopInvoice(sandbox, 'held');
    expect(await sandbox.shop.cancelHeld(invoice.paymentHash)).toBe('not-held');
    const outcome = sandbox.pay(payRequest(invoice), patience());
    const other = await shopInvoice(sandbox, 'payable');
    expectPaid(await sandbox.pay(payRequest(other), patience()), other, 1500n);
    expect(await sandbox.shop.cancelHeld(invoice.paymentHash)).toBe('canceled');
    expect(await outcome).toEqual({
      status: 'failed',
      reason: 'FAILURE_REASON_INCORRECT_PAYMENT_DETAILS',
    });
    expect(await sandbox.shop.cancelHeld(invoice.paymentHash)).toBe('canceled');
    expect(await sandbox.shop.release(invoice.paymentHash)).toBe('not-held');
    expect(await sandbox.shop.cancelHeld(other.paymentHash)).toBe('not-found');
  });

  test('held: who does not wait gets pending', async () => {
    const invoice = await shopInvoice(sandbox, 'held');
    expect(await sandbox.pay(payRequest(invoice), ALREADY_OVER)).toEqual({ status: 'pending' });
    const final = nextFinal();
    expect(await sandbox.shop.release(invoice.paymentHash)).toBe('not-held');
    expect(await sandbox.shop.release(invoice.paymentHash)).toBe('released');
    expect(await final).toMatchObject([invoice.paymentHash, { status: 'settled' }]);
  });

  test('refused: the payee sends it back', async () => {
    const invoice = await shopInvoice(sandbox, 'refused');
    expect(await sandbox.pay(payRequest(invoice), patience())).toEqual({
      status: 'failed',
      reason: 'FAILURE_REASON_INCORRECT_PAYMENT_DETAILS',
    });
  });
});

describe('paying', () => {
  test.each([1n, 1001n, 1_234_567n])('%d msat arrive exactly', async (amount) => {
    const invoice = await shopInvoice(sandbox, 'payable', msat(amount));
    const fee = 1000n + (amount * 500n) / 1_000_000n;
    expectPaid(await sandbox.pay(payRequest(invoice, msat(amount)), patience()), invoice, fee);
  });

  test('a paid invoice is never paid again, however long LDK has forgotten it', async () => {
    const invoice = await shopInvoice(sandbox, 'payable');
    await sandbox.pay(payRequest(invoice), patience());
    const others = Array.from({ length: 50 }, () => shopInvoice(sandbox, 'payable', msat(1n)));
    for (const other of await Promise.all(others)) {
      void sandbox.pay(payRequest(other, msat(1n)), patience());
    }
    expect(await sandbox.pay(payRequest(invoice), patience())).toEqual({
      status: 'refused',
      kind: 'duplicate',
      reason: 'invoice is already paid',
    });
  });

  test('120 at once all arrive', async () => {
    const invoices = await Promise.all(
      Array.from({ length: 120 }, () => shopInvoice(sandbox, 'payable')),
    );
    const outcomes = await Promise.all(invoices.map((i) => sandbox.pay(payRequest(i), patience())));
    for (const [index, invoice] of invoices.entries()) {
      expectPaid(outcomes[index] ?? { status: 'pending' }, invoice, 1500n);
    }
  });

  test('more than the node has: insufficient balance', async () => {
    const amount = msatFromSat(2_000_000_000_000n);
    const invoice = await shopInvoice(sandbox, 'payable', amount);
    expect(await sandbox.pay(payRequest(invoice, amount), patience())).toEqual({
      status: 'failed',
      reason: 'FAILURE_REASON_INSUFFICIENT_BALANCE',
    });
  });

  test.each([
    ['', 'Unable to decode invoice: it cannot be read'],
    ['\u0000ln\uD800', 'Unable to decode invoice: it cannot be read'],
    ['lnbcrt1'.padEnd(100_000, 'q'), 'Unable to decode invoice: it cannot be read'],
    [MAINNET_INVOICE, "invoice not for current active network 'regtest'"],
  ])('%#: what is no invoice of this network is refused', async (paymentRequest, reason) => {
    const paymentHash = toPaymentHash('0'.repeat(64));
    const request = payRequest({ paymentRequest, paymentHash });
    expect(await sandbox.pay(request, patience())).toEqual({
      status: 'refused',
      kind: 'other',
      reason,
    });
  });

  test('another amount or another hash than the invoice’s is refused', async () => {
    const invoice = await shopInvoice(sandbox, 'payable');
    expect(await sandbox.pay(payRequest(invoice, msat(1n)), patience())).toMatchObject({
      status: 'refused',
    });
    const paymentHash = toPaymentHash('0'.repeat(64));
    expect(await sandbox.pay(payRequest({ ...invoice, paymentHash }), patience())).toMatchObject({
      status: 'refused',
    });
  });
});

describe('invoices of the wallet host', () => {
  test('are paid by the shop once', async () => {
    const invoice = await ownInvoice();
    await sandbox.shop.payInvoice(invoice.paymentRequest);
    await expect(sandbox.shop.payInvoice(invoice.paymentRequest)).rejects.toThrow(
      'invoice is already paid',
    );
  });

  test('once canceled, are not paid by the shop', async () => {
    const invoice = await ownInvoice();
    await sandbox.cancelInvoice(invoice.paymentHash);
    await expect(sandbox.shop.payInvoice(invoice.paymentRequest)).rejects.toThrow(
      'FAILURE_REASON_INCORRECT_PAYMENT_DETAILS',
    );
  });
});

describe('routes', () => {
  test('to the shop: two hops over the router, as LND describes them', async () => {
    const { paymentRequest } = await shopInvoice(sandbox, 'payable');
    const shop = payeeOf(paymentRequest);
    const answer = await sandbox.queryRoutes(shop, msat(1_000_000n));
    if (answer.kind === 'none') throw new Error(answer.reason);
    const [route] = answer.routes;
    expect(route).toMatchObject({ totalAmtMsat: 1_001_500n, totalFeesMsat: 1500n });
    const [router, last] = route?.hops ?? [];
    expect(router).toMatchObject({ amtToForwardMsat: 1_000_000n, feeMsat: 1500n });
    expect(last).toMatchObject({ amtToForwardMsat: 1_000_000n, feeMsat: 0n, pubkey: shop });
    expect(router?.chanId).toMatch(/^\d{13,20}$/);
    expect(router?.chanCapacitySat).toBe(20_000_000_000);
    expect(last?.chanCapacitySat).toBe(20_000_000_000);
    expect(last?.expiry).toBe(router?.expiry);
    expect(route?.totalTimeLock).toBeGreaterThan(router?.expiry ?? Infinity);
  });

  test('fail in LND’s words', async () => {
    const noPath = { kind: 'none', reason: 'unable to find a path to destination' };
    const { paymentRequest } = await shopInvoice(sandbox, 'unroutable');
    expect(await sandbox.queryRoutes(payeeOf(paymentRequest), msat(1n))).toEqual(noPath);
    expect(await sandbox.estimateFee(paymentRequest, msat(1_000_000n))).toEqual(noPath);
    const noPoint = toNodePubkey(`02${'f'.repeat(64)}`);
    expect(await sandbox.queryRoutes(noPoint, msat(1n))).toEqual(noPath);
    const own = (await sandbox.info()).pubkey;
    expect(await sandbox.queryRoutes(own, msat(1n))).toEqual(noPath);
    expect(await sandbox.queryRoutes(own, msatFromSat(2_000_000_000_000n))).toEqual({
      kind: 'none',
      reason: 'insufficient local balance',
    });
  });

  test('an estimate says the fee and how likely it is', async () => {
    const { paymentRequest } = await shopInvoice(sandbox, 'amountless');
    const estimate = await sandbox.estimateFee(paymentRequest, msat(1_000_000n));
    if (estimate.kind === 'none') throw new Error(estimate.reason);
    expect(estimate.feeMsat).toBe(1500n);
    expect(estimate.successProbability).toBeGreaterThan(0.9);
    expect(estimate.successProbability).toBeLessThanOrEqual(1);
  });
});

function ownInvoice() {
  return sandbox.createInvoice({
    amountMsat: msat(100_000_000n),
    description: { kind: 'text', text: 'Play money' },
    expirySeconds: 60,
  });
}

function payeeOf(paymentRequest: string) {
  const invoice = readInvoice(paymentRequest);
  return toNodePubkey(invoice ? hexOf(invoice.get_payee_pub_key()) : '');
}

function nextFinal(): Promise<[string, FinalPayment]> {
  return new Promise((resolve) => {
    const stop = sandbox.onPaymentFinal((hash, state) => {
      stop();
      resolve([hash, state]);
    });
  });
}
