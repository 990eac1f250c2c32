import { expect, test } from 'vitest';
import { msat } from '#core/money.ts';
import { markPending } from '#server/ledger/payments.ts';
import type { Alarm } from '#server/ledger/alarm.ts';
import { audit } from '#server/ledger/audit.ts';
import { newPaymentId, type PaymentId, type WalletId } from '#server/ledger/ids.ts';
import { openLedger } from '#server/ledger/ledger.ts';
import { reservePayment } from '#server/ledger/reserve-payment.ts';
import { readInvoice } from '#core/invoice/read-invoice.ts';
import { walletWith } from '#server/ledger/testing/test-ledger.ts';
import { getWallet } from '#server/ledger/wallets.ts';
import { NodeUnavailable } from '#server/node/lightning-node.ts';
import {
  statusOf,
  testPayments,
  withdraw,
  withdrawal,
  type TestPayments,
} from './testing/test-payments.ts';

const SAT = 1_000n;
const GRACE_MS = 60_000;

/** A payment as a crash leaves it. */
async function leftBehind(
  payments: TestPayments,
  status: 'submitting' | 'pending',
  walletId: WalletId,
) {
  const invoice = payments.node.foreignInvoice({ amountMsat: 10n * SAT });
  const id = await reserve(payments, walletId, invoice.paymentRequest);
  if (status === 'pending') await markPending(payments.ledger, id, 'not-found');
  return { id, ...invoice };
}

async function reserve(
  { ledger, node }: TestPayments,
  walletId: WalletId,
  paymentRequest: string,
): Promise<PaymentId> {
  const read = readInvoice(paymentRequest);
  if (!read.ok) throw new Error(read.error.kind);
  const id = newPaymentId();
  await reservePayment(ledger, {
    id,
    walletId,
    nodePubkey: node.pubkey,
    invoice: read.value,
    amount: msat(10n * SAT),
    feeLimit: msat(SAT),
    isInside: false,
    passThru: '{}',
    idempotencyKey: null,
  });
  return id;
}

async function crashed(status: 'submitting' | 'pending') {
  const payments = await testPayments();
  const walletId = await walletWith(payments.ledger, 100n * SAT);
  const left = await leftBehind(payments, status, walletId);
  const info = await payments.node.info();
  const now = () => statusOf(payments.ledger, walletId, left.paymentHash);
  return { ...payments, walletId, info, now, ...left };
}

test('a crash before the node was called: released once the node says that it knows nothing', async () => {
  const { reconciler, info, now, node, ledger, walletId, later } = await crashed('submitting');
  node.beforeLookup = () => {
    throw new NodeUnavailable('syncing');
  };
  await reconciler.recover(info);
  expect(await now()).toBe('submitting');
  node.beforeLookup = () => {};
  later(GRACE_MS);
  await reconciler.tick(info);
  expect(await now()).toBe('failed');
  expect(await getWallet(ledger, walletId)).toMatchObject({
    balance: 100n * SAT,
    held: 0n,
  });
});

test('a crash after the call: what the node says is applied', async () => {
  const paid = await crashed('pending');
  paid.node.settle(paid.paymentHash, msat(700n));
  await paid.reconciler.recover(paid.info);
  expect(await paid.now()).toBe('settled');
  expect(await getWallet(paid.ledger, paid.walletId)).toMatchObject({ balance: 89n * SAT });

  const failed = await crashed('pending');
  failed.node.fail(failed.paymentHash, 'FAILURE_REASON_TIMEOUT');
  await failed.reconciler.recover(failed.info);
  expect(await failed.now()).toBe('failed');
});

test('a payment still in flight after a crash stays held until it ends', async () => {
  const { reconciler, info, now, node, paymentHash, later } = await crashed('pending');
  node.keepPending(paymentHash);
  await reconciler.recover(info);
  later(GRACE_MS * 10);
  await reconciler.tick(info);
  expect(await now()).toBe('pending');
  await reconciler.onPaymentFinal(info, paymentHash, node.settle(paymentHash, msat(0n)));
  expect(await now()).toBe('settled');
});

test('a hash the node does not know is failed only after the grace', async () => {
  const { reconciler, info, now, later } = await crashed('pending');
  await reconciler.recover(info);
  expect(await now()).toBe('pending');
  later(GRACE_MS - 1_000);
  await reconciler.tick(info);
  expect(await now()).toBe('pending');
  later(GRACE_MS);
  await reconciler.tick(info);
  expect(await now()).toBe('failed');
});

test('a node that cannot be asked decides nothing', async () => {
  const { reconciler, info, now, node, later } = await crashed('pending');
  node.beforeLookup = () => {
    throw new NodeUnavailable('syncing');
  };
  await reconciler.recover(info);
  later(GRACE_MS * 10);
  await reconciler.tick(info);
  expect(await now()).toBe('pending');
});

test('a node that does not answer holds nobody up', async () => {
  const payments = await testPayments({ settings: { questionMs: 10 } });
  const walletId = await walletWith(payments.ledger, 100n * SAT);
  const left = await leftBehind(payments, 'pending', walletId);
  payments.node.beforeLookup = () => new Promise(() => {});
  await payments.reconciler.recover(await payments.node.info());
  expect(await statusOf(payments.ledger, walletId, left.paymentHash)).toBe('pending');
});

test('a payment on its way for over an hour is an alarm, even if the disk was full at first', async () => {
  const alarms: Alarm[] = [];
  let clock = Math.floor(Date.now() / 1000);
  let isFull = false;
  const onAlarm = (alarm: Alarm) => {
    // Within the transaction, which is rolled back.
    if (isFull) throw new Error('database or disk is full');
    alarms.push(alarm);
  };
  const payments = await testPayments({
    ledger: openLedger(':memory:', { now: () => clock, onAlarm }),
  });
  const { node, ledger, reconciler, later } = payments;
  const info = await node.info();
  const left = await leftBehind(payments, 'pending', await walletWith(ledger, 100n * SAT));
  node.keepPending(left.paymentHash);
  clock += 3_600;
  isFull = true;
  await reconciler.recover(info);
  expect(alarms).toEqual([]);
  isFull = false;
  later(GRACE_MS);
  await reconciler.tick(info);
  expect(alarms).toMatchObject([{ kind: 'payment-stuck', subject: left.id }]);
});

test('another node than the one that paid decides nothing, and an alarm is raised', async () => {
  const { reconciler, info, now, later, alarms } = await crashed('pending');
  const { payee } = (await testPayments()).node;
  await reconciler.recover({ ...info, pubkey: payee });
  later(GRACE_MS * 10);
  await reconciler.tick({ ...info, pubkey: payee });
  expect(await now()).toBe('pending');
  expect(alarms.map(({ kind }) => kind)).toEqual(['another-node']);
});

test('a payment whose call is running is left alone', async () => {
  const { context, ledger, node, reconciler, later } = await testPayments({
    settings: { patienceMs: 10 },
  });
  const walletId = await walletWith(ledger, 100n * SAT);
  const { paymentRequest, paymentHash } = node.foreignInvoice({ amountMsat: SAT });
  node.script = () => new Promise(() => {});
  await withdraw(context, withdrawal(walletId, paymentRequest));
  for (let n = 0; n < 2; n += 1) {
    later(GRACE_MS * 10);
    await reconciler.tick(await node.info());
  }
  expect(await statusOf(ledger, walletId, paymentHash)).toBe('pending');
});

test('a late success is not charged to a retry that has not been sent', async () => {
  const payments = await testPayments();
  const { context, ledger, node, reconciler } = payments;
  const first = await walletWith(ledger, 100n * SAT);
  const second = await walletWith(ledger, 100n * SAT);
  const { paymentRequest, paymentHash } = node.foreignInvoice({ amountMsat: 10n * SAT });
  node.script = () => ({ status: 'failed', reason: 'FAILURE_REASON_TIMEOUT' });
  await withdraw(context, withdrawal(first, paymentRequest));
  await reserve(payments, second, paymentRequest);
  await reconciler.onPaymentFinal(
    await node.info(),
    paymentHash,
    node.settle(paymentHash, msat(0n)),
  );
  expect(await statusOf(ledger, second, paymentHash)).toBe('submitting');
  await reconciler.tick(await node.info());
  await reconciler.onPaymentFinal(
    await node.info(),
    paymentHash,
    await node.lookupPayment(paymentHash),
  );
  expect(await statusOf(ledger, first, paymentHash)).toBe('settled');
  expect(await getWallet(ledger, second)).toMatchObject({
    balance: 100n * SAT,
    held: 0n,
  });
});

test('what another program on the node failed before does not fail a payment that may still arrive', async () => {
  const { context, ledger, node, reconciler, later } = await testPayments({
    settings: { patienceMs: 10 },
  });
  const info = await node.info();
  const walletId = await walletWith(ledger, 100n * SAT);
  const { paymentRequest, paymentHash } = node.foreignInvoice({ amountMsat: SAT });
  node.fail(paymentHash, 'FAILURE_REASON_NO_ROUTE');
  node.script = () => ({ status: 'unknown', detail: 'connection reset' });
  await withdraw(context, withdrawal(walletId, paymentRequest));
  await reconciler.tick(info);
  expect(await statusOf(ledger, walletId, paymentHash)).toBe('pending');
  later(GRACE_MS);
  await reconciler.tick(info);
  expect(await statusOf(ledger, walletId, paymentHash)).toBe('failed');
});

test('an earlier attempt’s failure does not fail a retry that may still arrive', async () => {
  const { context, ledger, node, reconciler, later } = await testPayments({
    settings: { patienceMs: 10 },
  });
  const info = await node.info();
  const walletId = await walletWith(ledger, 100n * SAT);
  const { paymentRequest, paymentHash } = node.foreignInvoice({ amountMsat: SAT });
  node.script = () => {
    const failed = node.fail(paymentHash, 'FAILURE_REASON_NO_ROUTE');
    return failed;
  };
  await withdraw(context, withdrawal(walletId, paymentRequest));
  node.script = () => ({ status: 'unknown', detail: 'connection reset' });
  await withdraw(context, withdrawal(walletId, paymentRequest));
  await reconciler.onPaymentFinal(info, paymentHash, {
    status: 'failed',
    reason: 'FAILURE_REASON_NO_ROUTE',
  });
  expect(await statusOf(ledger, walletId, paymentHash)).toBe('pending');
  // The retry did arrive, and is paid.
  await reconciler.onPaymentFinal(info, paymentHash, node.settle(paymentHash, msat(0n)));
  expect(await statusOf(ledger, walletId, paymentHash)).toBe('settled');
  later(GRACE_MS);
  expect((await audit(ledger)).problems).toEqual([]);
});

test('a success after "failed" is debited, whoever reports it', async () => {
  const { context, ledger, node, reconciler, alarms } = await testPayments();
  const walletId = await walletWith(ledger, 100n * SAT);
  const { paymentRequest, paymentHash } = node.foreignInvoice({ amountMsat: 10n * SAT });
  node.script = () => ({ status: 'failed', reason: 'FAILURE_REASON_TIMEOUT' });
  await withdraw(context, withdrawal(walletId, paymentRequest));
  await reconciler.onPaymentFinal(
    await node.info(),
    paymentHash,
    node.settle(paymentHash, msat(0n)),
  );
  expect(await statusOf(ledger, walletId, paymentHash)).toBe('settled');
  expect(await getWallet(ledger, walletId)).toMatchObject({ balance: 90n * SAT });
  expect(alarms.map(({ kind }) => kind)).toEqual(['late-success']);
});

test('"already paid" for an earlier attempt of ours settles that one, and fails only the new', async () => {
  const { context, ledger, node, alarms } = await testPayments();
  const walletId = await walletWith(ledger, 100n * SAT);
  const { paymentRequest, paymentHash } = node.foreignInvoice({ amountMsat: 10n * SAT });
  node.script = () => ({ status: 'failed', reason: 'FAILURE_REASON_TIMEOUT' });
  const first = await withdraw(context, withdrawal(walletId, paymentRequest));
  node.settle(paymentHash, msat(0n));
  node.script = () => ({ status: 'refused', kind: 'duplicate', reason: 'invoice is already paid' });
  expect(await withdraw(context, withdrawal(walletId, paymentRequest))).toMatchObject({
    status: 'failed',
    reason: 'invoice is already paid',
  });
  expect(alarms).toMatchObject([
    { kind: 'late-success', subject: typeof first === 'string' ? '' : first.id },
  ]);
  expect(await getWallet(ledger, walletId)).toMatchObject({
    balance: 90n * SAT,
    held: 0n,
  });
  expect((await audit(ledger)).problems).toEqual([]);
});

test('"already paid" for a payment that is not ours fails the attempt and takes no money', async () => {
  const { context, ledger, node } = await testPayments();
  const walletId = await walletWith(ledger, 100n * SAT);
  const { paymentRequest, paymentHash } = node.foreignInvoice({ amountMsat: 10n * SAT });
  node.settle(paymentHash, msat(0n));
  node.script = () => ({ status: 'refused', kind: 'duplicate', reason: 'invoice is already paid' });
  expect(await withdraw(context, withdrawal(walletId, paymentRequest))).toMatchObject({
    status: 'failed',
  });
  expect(await getWallet(ledger, walletId)).toMatchObject({
    balance: 100n * SAT,
    held: 0n,
  });
});

test.each(['settled', 'pending'] as const)(
  'a hash that the node had %s before for somebody else is never sent, nor debited later',
  async (status) => {
    const { context, ledger, node, reconciler } = await testPayments();
    const walletId = await walletWith(ledger, 100n * SAT);
    const { paymentRequest, paymentHash } = node.foreignInvoice({ amountMsat: 10n * SAT });
    if (status === 'settled') node.settle(paymentHash, msat(0n));
    else node.keepPending(paymentHash);
    await withdraw(context, withdrawal(walletId, paymentRequest));
    node.settle(paymentHash, msat(0n));
    await reconciler.tick(await node.info());
    expect(node.calls).toEqual([]);
    expect(await getWallet(ledger, walletId)).toMatchObject({
      balance: 100n * SAT,
      held: 0n,
    });
  },
);

test('a node that cannot be asked first is not asked to pay', async () => {
  const { context, ledger, node } = await testPayments();
  const walletId = await walletWith(ledger, 100n * SAT);
  const { paymentRequest } = node.foreignInvoice({ amountMsat: 10n * SAT });
  node.beforeLookup = () => {
    throw new NodeUnavailable('restarting');
  };
  expect(await withdraw(context, withdrawal(walletId, paymentRequest))).toMatchObject({
    status: 'failed',
    reason: "payment isn't initiated",
  });
  expect(node.calls).toEqual([]);
});

test('refused as a duplicate: the other payment is never debited, even if it cannot be looked up now', async () => {
  const { context, ledger, node, reconciler } = await testPayments();
  const walletId = await walletWith(ledger, 100n * SAT);
  const { paymentRequest, paymentHash } = node.foreignInvoice({ amountMsat: 10n * SAT });
  // Another program on the node pays it between our question and our call.
  node.script = () => {
    node.settle(paymentHash, msat(0n));
    node.beforeLookup = () => {
      throw new NodeUnavailable('restarting');
    };
    return { status: 'refused', kind: 'duplicate', reason: 'invoice is already paid' };
  };
  expect(await withdraw(context, withdrawal(walletId, paymentRequest))).toMatchObject({
    status: 'failed',
    reason: 'invoice is already paid',
  });
  node.beforeLookup = () => {};
  await reconciler.onPaymentFinal(
    await node.info(),
    paymentHash,
    await node.lookupPayment(paymentHash),
  );
  expect(await getWallet(ledger, walletId)).toMatchObject({
    balance: 100n * SAT,
    held: 0n,
  });
});

test('a hundred payments left behind are all asked about', async () => {
  const payments = await testPayments();
  const walletId = await walletWith(payments.ledger, 2_000n * SAT);
  for (let n = 0; n < 100; n += 1) {
    const { paymentHash } = await leftBehind(payments, 'pending', walletId);
    if (n % 2 === 0) payments.node.settle(paymentHash, msat(0n));
    else payments.node.fail(paymentHash, 'FAILURE_REASON_NO_ROUTE');
  }
  await payments.reconciler.recover(await payments.node.info());
  expect(await getWallet(payments.ledger, walletId)).toMatchObject({
    balance: 1_500n * SAT,
    held: 0n,
  });
});
