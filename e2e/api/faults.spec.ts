/** Kill -9 at every point between the steps money takes, and what is true after the next start. */
import { rm } from 'node:fs/promises';
import * as v from 'valibot';
import { afterEach, expect, test } from 'vitest';
import { ledgerProblems } from '../support/ledger-audit.ts';
import {
  call,
  lookUp,
  makeInvoice,
  makeWallet,
  readWallet,
  withdraw,
  type TestWallet,
} from '../support/host.ts';
import { removeData, startServer, type RunningServer } from '../support/server.ts';

let server: RunningServer;
afterEach(async () => {
  await server.stop();
  await removeData(server);
});

async function startAfresh(): Promise<void> {
  const { dataDir } = server;
  await server.stop();
  server = await startServer({ dataDir });
}

/** A funded wallet on a server that dies at `fault`. */
async function walletOnServerThatDiesAt(fault: string): Promise<TestWallet> {
  server = await startServer({ env: { NODE_ENV: 'test', FAULT_AT: fault } });
  return makeWallet(server.url);
}

async function expectSoundLedger(): Promise<void> {
  await server.stop();
  expect(ledgerProblems(server)).toEqual([]);
}

const settled = { timeout: 30_000, interval: 200 };

test.each([
  // Before the node was called: nothing moved. `mid-reserve` left no row.
  ['mid-reserve', 'payable', 'not_found'],
  ['after-reserve', 'payable', 'failed'],
  ['after-submitted', 'payable', 'failed'],
  // The node had paid: the ledger records it at the next start.
  ['after-node', 'payable', 'settled'],
  ['mid-settle', 'payable', 'settled'],
  ['after-settle', 'payable', 'settled'],
  ['mid-fail', 'unroutable', 'failed'],
  ['after-fail', 'unroutable', 'failed'],
] as const)('killed at %s, paying a %s invoice: %s', async (fault, kind, end) => {
  const wallet = await walletOnServerThatDiesAt(fault);
  const due = await makeInvoice(server.url, kind, { num_msat: 2_000_000 });
  const pay = (key: string) =>
    withdraw(
      server.url,
      wallet,
      { payment_request: due.payment_request },
      { 'Idempotency-Key': key },
    );
  await expect(pay('first')).rejects.toThrow();
  await startAfresh();
  await expect
    .poll(() => lookUp(server.url, wallet, due.payment_hash), settled)
    .toMatchObject({ status: end });
  const after = await readWallet(server.url, wallet);
  expect(after.held_msat).toBe(0);
  if (end === 'settled') expect(after.balance).toBeLessThan(98_000);
  else expect(after.balance_msat).toBe(100_000_000);

  // The same request again is the same payment; another one pays only what has not been paid.
  const again = await pay('first');
  const retried = await pay('second');
  if (end === 'settled') {
    expect(again.status).toBe(201);
    expect(retried).toMatchObject({ status: 400, body: { message: 'invoice is already paid' } });
  } else if (kind === 'payable') {
    expect([again.status, retried.status].filter((status) => status === 201)).toHaveLength(1);
  }
  await expectSoundLedger();
});

test.each([
  ['mid-inside', 'failed'],
  ['after-inside', 'settled'],
] as const)('killed at %s, between two wallets here: %s', async (fault, end) => {
  const payer = await walletOnServerThatDiesAt(fault);
  const payee = await makeWallet(server.url);
  const invoice = await call(server.url, `/v1/wallet/${payee.admin}/invoice`, {
    key: payee.publicKey,
    body: { num_satoshis: 1000 },
  });
  const { payment_request, r_hash_decoded } = v.parse(
    v.looseObject({ payment_request: v.string(), r_hash_decoded: v.string() }),
    invoice.body,
  );
  await expect(withdraw(server.url, payer, { payment_request })).rejects.toThrow();
  await startAfresh();
  await expect
    .poll(() => lookUp(server.url, payer, r_hash_decoded), settled)
    .toMatchObject({ status: end });
  const moved = end === 'settled' ? 1_000_000 : 0;
  expect(await readWallet(server.url, payer)).toMatchObject({
    balance_msat: 100_000_000 - moved,
    held_msat: 0,
  });
  expect(await readWallet(server.url, payee)).toMatchObject({ balance_msat: 100_000_000 + moved });
  await expectSoundLedger();
});

test.each(['mid-credit', 'after-credit'])(
  'killed at %s: the deposit is credited, once',
  async (fault) => {
    server = await startServer({ env: { NODE_ENV: 'test', FAULT_AT: fault } });
    // The wallet's gift of 100 000 sat is a deposit over Lightning, and nobody gets to see its keys.
    await expect(makeWallet(server.url)).rejects.toThrow();
    await startAfresh();
    await makeWallet(server.url);
    await expectSoundLedger();
  },
);

test('ledger and channels must belong together', async () => {
  const wallet = await walletOnServerThatDiesAt('after-node');
  const due = await makeInvoice(server.url, 'payable');
  await expect(
    withdraw(server.url, wallet, { payment_request: due.payment_request }),
  ).rejects.toThrow();
  await server.stop();
  await rm(`${server.dataDir}/sandbox`, { recursive: true });
  const orphan = await startServer({ dataDir: server.dataDir });
  await new Promise((resolve) => orphan.process.once('exit', resolve));
  expect(orphan.process.exitCode).toBe(1);
  expect(orphan.output()).toMatch(/This ledger belongs to the Lightning node/);
});
