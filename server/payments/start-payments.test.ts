import { expect, test } from 'vitest';
import { msat } from '#core/money.ts';
import { bindNode } from '#server/ledger/ledger-node.ts';
import { OUR_NODE, walletWith } from '#server/ledger/testing/test-ledger.ts';
import { NodeMisconfigured, NodeUnavailable } from '#server/node/lightning-node.ts';
import { NodeGate } from './node-gate.ts';
import { startPayments } from './start-payments.ts';
import { statusOf, testPayments, withdraw, withdrawal } from './testing/test-payments.ts';

test('withdrawals wait until every payment of an earlier run has been asked about', async () => {
  const earlier = await testPayments({ settings: { patienceMs: 10 } });
  const { ledger, node } = earlier;
  const walletId = await walletWith(ledger, 100_000n);
  const left = node.foreignInvoice({ amountMsat: 1_000n });
  node.script = () => ({ status: 'unknown', detail: 'killed' });
  await withdraw(earlier.context, withdrawal(walletId, left.paymentRequest));
  node.settle(left.paymentHash, msat(0n));

  let answer = () => {};
  const asked = new Promise<void>((resolve) => {
    node.beforeLookup = () => {
      resolve();
      return new Promise((go) => {
        answer = go;
      });
    };
  });
  const { context } = await testPayments({ ledger, node });
  context.gate = new NodeGate();
  const stop = startPayments(context, unexpected);
  node.script = ({ paymentHash }) => node.settle(paymentHash, msat(0n));
  const next = node.foreignInvoice({ amountMsat: 1_000n });
  const waiting = withdraw(context, withdrawal(walletId, next.paymentRequest));
  await asked;
  expect(node.calls).toHaveLength(1);
  node.beforeLookup = () => {};
  answer();
  expect(await waiting).toMatchObject({ status: 'settled' });
  expect(await statusOf(ledger, walletId, left.paymentHash)).toBe('settled');
  stop();
});

test('a node that is not up yet is asked again, and reported once', async () => {
  const { context, node, reports } = await testPayments();
  context.gate = new NodeGate();
  let tries = 0;
  node.beforeInfo = () => {
    tries += 1;
    setImmediate(() => context.waiters.notify('node retry'));
    if (tries < 4) throw new NodeUnavailable('connection refused');
  };
  const stop = startPayments(context, unexpected);
  await context.gate.enter(5_000, context.closing.signal);
  expect(tries).toBe(4);
  expect(reports).toEqual(['Waiting for the Lightning node. connection refused']);
  stop();
});

test('whatever goes wrong at the start is tried again', async () => {
  const { context, node, reports } = await testPayments();
  context.gate = new NodeGate();
  let tries = 0;
  node.beforeInfo = () => {
    tries += 1;
    setImmediate(() => context.waiters.notify('node retry'));
    if (tries < 3) throw new Error('database or disk is full');
  };
  const stop = startPayments(context, unexpected);
  await context.gate.enter(5_000, context.closing.signal);
  expect(reports).toContain('starting payments: database or disk is full');
  stop();
});

test('whoever waits is let go when the server closes', async () => {
  const { context, ledger, node } = await testPayments({ settings: { patienceMs: 60_000 } });
  const stop = startPayments(context, unexpected);
  const walletId = await walletWith(ledger, 100_000n);
  const { paymentRequest, paymentHash } = node.foreignInvoice({ amountMsat: 1_000n });
  const called = new Promise<void>((resolve) => {
    node.script = () => {
      resolve();
      return new Promise(() => {});
    };
  });
  const waiting = withdraw(context, withdrawal(walletId, paymentRequest));
  await called;
  stop();
  expect(await waiting).toMatchObject({ status: 'pending' });
  expect(await statusOf(ledger, walletId, paymentHash)).toBe('pending');
});

test('over another node than the one that has its money, the server does not start', async () => {
  const { context, ledger, node } = await testPayments();
  expect(await bindNode(ledger, OUR_NODE)).toBeNull();
  expect(await bindNode(ledger, OUR_NODE)).toBeNull();
  expect(await bindNode(ledger, node.pubkey)).toBe(OUR_NODE);
  context.gate = new NodeGate();
  const problem = await new Promise<Error>((resolve) => startPayments(context, resolve));
  expect(problem.message).toContain(OUR_NODE);
  expect(context.gate.info).toBeNull();
});

test('over a node of another network, the server does not start', async () => {
  const { context } = await testPayments();
  context.network = 'mainnet';
  context.gate = new NodeGate();
  const problem = await new Promise<Error>((resolve) => startPayments(context, resolve));
  expect(problem.message).toBe(
    'NETWORK is mainnet, but the Lightning node fake runs on regtest. Set NETWORK=regtest if that is the node you mean.',
  );
  expect(context.gate.info).toBeNull();
});

test('with settings that the node refuses, the server does not start', async () => {
  const { context, node } = await testPayments();
  context.gate = new NodeGate();
  node.beforeInfo = () => {
    throw new NodeMisconfigured('The macaroon is wrong.');
  };
  const problem = await new Promise<Error>((resolve) => startPayments(context, resolve));
  expect(problem.message).toBe('The macaroon is wrong.');
  expect(context.gate.info).toBeNull();
});

test('while it waits for the node, the operator is told each reason once', async () => {
  const { context, node, reports } = await testPayments();
  context.gate = new NodeGate();
  const reasons = ['it is locked', 'it is locked', 'it is starting'];
  node.beforeInfo = () => {
    const reason = reasons.shift();
    setImmediate(() => context.waiters.notify('node retry'));
    if (reason !== undefined) throw new NodeUnavailable('not ready', { advice: reason });
  };
  const stop = startPayments(context, unexpected);
  await context.gate.enter(5_000, context.closing.signal);
  expect(reports).toEqual([
    'Waiting for the Lightning node. it is locked',
    'Waiting for the Lightning node. it is starting',
  ]);
  stop();
});

function unexpected(problem: Error): void {
  throw problem;
}
