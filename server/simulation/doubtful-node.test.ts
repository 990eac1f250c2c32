/** A node that is slow, forgets, is replaced, or is used by others too: nobody's money is guessed at. */
import { expect, test } from 'vitest';
import { toPaymentHash, toPreimage } from '#core/hex.ts';
import { msat } from '#core/money.ts';
import type { Alarm } from '#server/ledger/alarm.ts';
import { openLedger } from '#server/ledger/ledger.ts';
import { walletWith } from '#server/ledger/testing/test-ledger.ts';
import { NodeUnavailable } from '#server/node/lightning-node.ts';
import { getWallet } from '#server/ledger/wallets.ts';
import { createInvoice } from '#server/payments/create-invoice.ts';
import {
  invoiceOf,
  statusOf,
  testPayments,
  withdraw,
  withdrawal,
} from '#server/payments/testing/test-payments.ts';
import { startWithdrawal } from '#server/payments/withdraw.ts';

const SAT = 1_000n;
const GRACE_MS = 60_000;

async function world(settings: Parameters<typeof testPayments>[0] = {}) {
  const payments = await testPayments({ settings: { patienceMs: 10 }, ...settings });
  const walletId = await walletWith(payments.ledger, 100n * SAT);
  const info = await payments.node.info();
  const invoice = payments.node.foreignInvoice({ amountMsat: 50n * SAT });
  const now = () => statusOf(payments.ledger, walletId, invoice.paymentHash);
  const pay = () => withdraw(payments.context, withdrawal(walletId, invoice.paymentRequest));
  return { ...payments, walletId, info, now, pay, ...invoice };
}

test('a round that began while a payment was reserved does not fail it once it is submitted', async () => {
  const { context, ledger, node, reconciler, walletId, info, now, paymentHash, paymentRequest } =
    await world();
  // As many older payments as the reconciler looks at at once keep it busy.
  const crowd = await walletWith(ledger, 1_000n * SAT);
  node.script = () => ({ status: 'unknown', detail: 'connection reset' });
  for (let n = 0; n < 8; n += 1) {
    const other = node.foreignInvoice({ amountMsat: SAT });
    await withdraw(context, withdrawal(crowd, other.paymentRequest));
    node.keepPending(other.paymentHash);
  }
  const waiting: (() => void)[] = [];
  node.beforeLookup = () => new Promise((go) => waiting.push(go));
  const answerAll = () => waiting.splice(0).forEach((go) => go());
  node.script = (request) => {
    node.keepPending(request.paymentHash);
    return { status: 'unknown', detail: 'connection reset' };
  };
  await startWithdrawal(context, withdrawal(walletId, paymentRequest));
  await expect.poll(() => waiting.length).toBe(1);
  const round = reconciler.tick(info);
  await expect.poll(() => waiting.length).toBe(9);
  // The question before the call is answered first, and the call's own answer is lost.
  waiting.shift()?.();
  await expect.poll(() => node.payments.get(paymentHash)?.status).toBe('pending');
  await expect.poll(() => context.calls.size).toBe(0);
  node.beforeLookup = () => {};
  answerAll();
  await round;
  expect(await now()).toBe('pending');
  await reconciler.onPaymentFinal(info, paymentHash, node.settle(paymentHash, msat(SAT)));
  expect(await getWallet(ledger, walletId)).toMatchObject({ balance: 49n * SAT });
});

test('failed because the node did not know it, it arrives after all: it is debited', async () => {
  const { node, ledger, reconciler, info, later, pay, now, paymentHash, walletId, alarms } =
    await world();
  node.script = () => ({ status: 'unknown', detail: 'a proxy keeps the request' });
  await pay();
  await reconciler.tick(info);
  later(GRACE_MS);
  await reconciler.tick(info);
  expect(await now()).toBe('failed');
  await reconciler.onPaymentFinal(info, paymentHash, node.settle(paymentHash, msat(0n)));
  expect(await getWallet(ledger, walletId)).toMatchObject({ balance: 50n * SAT });
  expect(alarms.map(({ kind }) => kind)).toEqual(['late-success']);
});

test('one “not found” about a payment the node had is no failure; nor are two within the grace', async () => {
  const { node, reconciler, info, later, pay, now, paymentHash } = await world();
  node.script = (request) => node.keepPending(request.paymentHash);
  await pay();
  for (let n = 0; n < 5; n += 1) {
    later(GRACE_MS);
    await reconciler.tick(info);
  }
  node.payments.delete(paymentHash);
  for (const ms of [GRACE_MS, GRACE_MS - 1]) {
    later(ms);
    await reconciler.tick(info);
    expect(await now()).toBe('pending');
  }
  node.keepPending(paymentHash);
  later(GRACE_MS);
  await reconciler.tick(info);
  node.payments.delete(paymentHash);
  later(GRACE_MS);
  await reconciler.tick(info);
  expect(await now()).toBe('pending');
});

test('a node that could not be asked in between begins the grace anew', async () => {
  const { node, reconciler, info, later, pay, now } = await world();
  node.script = () => ({ status: 'unknown', detail: 'its chain is away' });
  await pay();
  await reconciler.tick(info);
  node.beforeLookup = () => {
    throw new NodeUnavailable('no answer');
  };
  later(GRACE_MS);
  await reconciler.tick(info);
  node.beforeLookup = () => {};
  later(GRACE_MS);
  await reconciler.tick(info);
  expect(await now()).toBe('pending');
  later(GRACE_MS);
  await reconciler.tick(info);
  expect(await now()).toBe('failed');
});

test('after an hour it is an alarm that says what the node shows, and its money stays held', async () => {
  let clock = Math.floor(Date.now() / 1000);
  const alarms: Alarm[] = [];
  const options = { now: () => clock, onAlarm: (alarm: Alarm) => alarms.push(alarm) };
  const { node, ledger, reconciler, info, later, pay, now, walletId } = await world({
    ledger: openLedger(':memory:', options),
  });
  node.script = (request) => node.keepPending(request.paymentHash);
  node.explanation = 'no channel has an HTLC for it';
  await pay();
  clock += 3_600;
  for (let n = 0; n < 3; n += 1) {
    later(GRACE_MS);
    await reconciler.tick(info);
  }
  expect(alarms).toMatchObject([
    { kind: 'payment-stuck', detail: expect.stringContaining('no channel has an HTLC for it') },
  ]);
  expect(await now()).toBe('pending');
  expect((await getWallet(ledger, walletId)).held).toBeGreaterThan(0n);
});

test('the grace does not run while the call does, whatever the node reports meanwhile', async () => {
  const { node, reconciler, info, later, pay, now, paymentHash, context } = await world();
  let end = () => {};
  node.fail(paymentHash, 'FAILURE_REASON_NO_ROUTE');
  node.script = () =>
    new Promise((resolve) => {
      end = () => resolve({ status: 'unknown', detail: 'reset' });
    });
  await pay();
  await reconciler.onPaymentFinal(info, paymentHash, await node.lookupPayment(paymentHash));
  later(GRACE_MS);
  end();
  await expect.poll(() => context.calls.size).toBe(0);
  await reconciler.tick(info);
  expect(await now()).toBe('pending');
});

test('another node has taken its place behind the same address: the money stays held', async () => {
  const { node, ledger, reconciler, info, later, pay, now, walletId, alarms } = await world();
  node.script = (request) => node.keepPending(request.paymentHash);
  await pay();
  node.info = () => Promise.resolve({ ...info, pubkey: node.payee });
  node.payments.clear();
  for (let n = 0; n < 3; n += 1) {
    later(GRACE_MS);
    await reconciler.tick(info);
  }
  expect(await now()).toBe('pending');
  expect((await getWallet(ledger, walletId)).held).toBeGreaterThan(0n);
  expect(alarms.map(({ kind }) => kind)).toEqual(['another-node']);
});

test('an old copy of the ledger: what it has as reserved, and the node has paid, is settled', async () => {
  const { node, ledger, reconciler, info, now, walletId, paymentRequest, paymentHash, context } =
    await world();
  node.beforeLookup = () => new Promise(() => {});
  await startWithdrawal(context, withdrawal(walletId, paymentRequest));
  context.calls.clear();
  node.beforeLookup = () => {};
  node.settle(paymentHash, msat(0n));
  await reconciler.recover(info);
  expect(await now()).toBe('settled');
  expect(await getWallet(ledger, walletId)).toMatchObject({ balance: 50n * SAT });
});

test('a preimage of zeros that does hash to the payment hash is one', async () => {
  const { node, ledger, context, walletId, alarms } = await world();
  const zeros = toPreimage('00'.repeat(32));
  const paymentHash = toPaymentHash(
    '66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925',
  );
  const { paymentRequest } = node.foreignInvoice({ amountMsat: 50n * SAT, paymentHash });
  node.script = () => ({ status: 'settled', preimage: zeros, feeMsat: msat(0n) });
  await withdraw(context, withdrawal(walletId, paymentRequest));
  expect(await statusOf(ledger, walletId, paymentHash)).toBe('settled');
  expect(alarms).toEqual([]);
});

test('what was refused for good is not debited when somebody else pays it through the same node', async () => {
  const { node, ledger, reconciler, info, pay, paymentHash, walletId, alarms } = await world();
  node.script = () => ({
    status: 'refused',
    kind: 'other',
    reason: 'invoice expired. Valid until 2026',
  });
  await pay();
  await reconciler.onPaymentFinal(info, paymentHash, node.settle(paymentHash, msat(0n)));
  expect(await getWallet(ledger, walletId)).toMatchObject({ balance: 100n * SAT });
  expect(alarms).toEqual([]);
});

test('a late success that may be either of two wallets’ is debited from neither', async () => {
  const { node, context, ledger, reconciler, info, pay, paymentHash, walletId, alarms } =
    await world();
  node.script = () => ({ status: 'failed', reason: 'FAILURE_REASON_TIMEOUT' });
  await pay();
  const other = await walletWith(ledger, 100n * SAT);
  const bait = node.foreignInvoice({ amountMsat: 20n * SAT, paymentHash });
  await withdraw(context, withdrawal(other, bait.paymentRequest));
  await reconciler.onPaymentFinal(info, paymentHash, node.settle(paymentHash, msat(0n)));
  for (const id of [walletId, other]) {
    expect(await getWallet(ledger, id)).toMatchObject({ balance: 100n * SAT });
  }
  expect(alarms.map(({ kind }) => kind)).toEqual(['late-success-of-nobody']);
});

test('a node that never answers holds no money for ever', async () => {
  const { node, context, ledger, walletId } = await world({
    settings: { patienceMs: 10, questionMs: 10 },
  });
  const payee = await walletWith(ledger, 0n);
  const own = await createInvoice(context, invoiceOf(payee, 50n * SAT));
  node.cancelInvoice = () => new Promise(() => {});
  await withdraw(context, withdrawal(walletId, own.paymentRequest));
  await expect.poll(() => statusOf(ledger, walletId, own.paymentHash)).toBe('failed');
  node.createInvoice = () => new Promise(() => {});
  await expect(createInvoice(context, invoiceOf(payee, SAT))).rejects.toThrow('does not answer');
});
