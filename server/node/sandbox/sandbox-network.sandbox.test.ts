import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { toNodePubkey, toPaymentHash } from '#core/hex.ts';
import { EXAMPLE_PAYMENT_HASH, encodeInvoice } from '#core/invoice/testing/encode-invoice.ts';
import { msat, msatFromSat } from '#core/money.ts';
import { InvoiceImpossible, type FinalPayment, type SettledInvoice } from '../lightning-node.ts';
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

  test('held: one who will not wait hears that it is in flight', async () => {
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

  test('a fee limit one msat too low finds no route; the exact fee pays', async () => {
    const invoice = await shopInvoice(sandbox, 'payable');
    const tooLow = payRequest(invoice, msat(1_000_000n), msat(1499n));
    expect(await sandbox.pay(tooLow, patience())).toEqual({
      status: 'failed',
      reason: 'FAILURE_REASON_NO_ROUTE',
    });
    const exact = payRequest(invoice, msat(1_000_000n), msat(1500n));
    expectPaid(await sandbox.pay(exact, patience()), invoice, 1500n);
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

  test('the same invoice at once goes out once', async () => {
    const invoice = await shopInvoice(sandbox, 'payable');
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, () => sandbox.pay(payRequest(invoice), patience())),
    );
    expect(outcomes.filter(({ status }) => status === 'settled')).toHaveLength(1);
    const refused = { status: 'refused', kind: 'duplicate', reason: 'payment is in transition' };
    expect(outcomes.filter(({ status }) => status === 'refused')).toEqual(
      Array.from({ length: 99 }, () => refused),
    );
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
  test('settle when the shop pays, and tell of it', async () => {
    const told = nextSettled();
    const invoice = await ownInvoice();
    expect(await sandbox.lookupInvoice(invoice.paymentHash)).toEqual({ status: 'open' });
    await sandbox.shop.payInvoice(invoice.paymentRequest);
    const settled = await told;
    expect(settled).toMatchObject({ paymentHash: invoice.paymentHash, amountMsat: 100_000_000n });
    const { preimage, amountMsat, settledAt } = settled;
    expect(await sandbox.lookupInvoice(invoice.paymentHash)).toEqual({
      status: 'settled',
      preimage,
      amountMsat,
      settledAt,
    });
    await expect(sandbox.shop.payInvoice(invoice.paymentRequest)).rejects.toThrow(
      'invoice is already paid',
    );
  });

  test('commit to a description by its hash', async () => {
    const hash = 'ab'.repeat(32);
    const invoice = await sandbox.createInvoice({
      amountMsat: msat(1n),
      description: { kind: 'hash', hash },
      expirySeconds: 60,
    });
    expect(readInvoice(invoice.paymentRequest)?.to_str()).toBe(invoice.paymentRequest);
  });

  test('cannot be paid by their own node', async () => {
    const invoice = await ownInvoice();
    expect(await sandbox.pay(payRequest(invoice, msat(100_000_000n)), patience())).toEqual({
      status: 'refused',
      kind: 'other',
      reason: 'self-payments not allowed',
    });
  });

  test('once canceled, give their preimage and send payments back', async () => {
    const invoice = await ownInvoice();
    const canceled = await sandbox.cancelInvoice(invoice.paymentHash);
    expect(canceled.status).toBe('canceled');
    expect(await sandbox.cancelInvoice(invoice.paymentHash)).toEqual(canceled);
    await expect(sandbox.shop.payInvoice(invoice.paymentRequest)).rejects.toThrow(
      'FAILURE_REASON_INCORRECT_PAYMENT_DETAILS',
    );
    expect((await sandbox.lookupInvoice(invoice.paymentHash)).status).toBe('expired');
  });

  test('once settled, cannot be canceled', async () => {
    const invoice = await ownInvoice();
    await sandbox.shop.payInvoice(invoice.paymentRequest);
    expect(await sandbox.cancelInvoice(invoice.paymentHash)).toMatchObject({ status: 'settled' });
  });

  test('of the shop are not found among them', async () => {
    const { paymentHash } = await shopInvoice(sandbox, 'payable');
    expect(await sandbox.lookupInvoice(paymentHash)).toEqual({ status: 'not-found' });
    expect(await sandbox.cancelInvoice(paymentHash)).toEqual({ status: 'not-found' });
  });

  test.each([
    ['an amount of zero', { amountMsat: msat(0n) }],
    ['no time to pay', { expirySeconds: 0 }],
    ['half a second', { expirySeconds: 1.5 }],
    ['640 bytes of description', { description: { kind: 'text', text: 'ü'.repeat(320) } } as const],
    ['half a hash', { description: { kind: 'hash', hash: 'abc' } } as const],
  ])('cannot carry %s', async (_, wrong) => {
    const right = {
      amountMsat: null,
      description: { kind: 'text', text: '' },
      expirySeconds: 60,
    } as const;
    await expect(sandbox.createInvoice({ ...right, ...wrong })).rejects.toThrow(InvoiceImpossible);
  });
});

describe('routes', () => {
  test('to the shop: two hops over the router, as LND tells them', async () => {
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

  test('over a hint of the payee: the estimate includes its fee, a dead end is no route', async () => {
    const { paymentRequest } = await shopInvoice(sandbox, 'payable');
    const hinted = encodeInvoice({
      network: 'regtest',
      amountMsat: 1_000_000n,
      createdAt: Math.floor(Date.now() / 1000),
      routeHints: [
        [
          {
            pubkey: payeeOf(paymentRequest),
            shortChannelId: '700000x1x0',
            feeBaseMsat: 7000,
            feeProportionalMillionths: 10_000,
            cltvExpiryDelta: 40,
          },
        ],
      ],
    });
    const hintFee = 7000n + 10_000n;
    const routerFee = 1000n + ((1_000_000n + hintFee) * 500n) / 1_000_000n;
    expect(await sandbox.estimateFee(hinted, msat(1_000_000n))).toMatchObject({
      kind: 'estimate',
      feeMsat: hintFee + routerFee,
    });
    const invoice = {
      paymentRequest: hinted,
      paymentHash: toPaymentHash(EXAMPLE_PAYMENT_HASH),
    };
    expect(await sandbox.pay(payRequest(invoice), patience())).toEqual({
      status: 'failed',
      reason: 'FAILURE_REASON_NO_ROUTE',
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

function nextSettled(): Promise<SettledInvoice> {
  return new Promise((resolve) => {
    const stop = sandbox.onInvoiceSettled((invoice) => {
      stop();
      resolve(invoice);
    });
  });
}
