/** The sandbox's thread killed in the middle of a payment, while the server goes on. */
import { afterEach, expect, test } from 'vitest';
import type { SandboxFaultPoint } from '#server/lib/fault-points.ts';
import { countUnpaidInvoices, ledgerProblems } from '../support/ledger-audit.ts';
import {
  call,
  lookUp,
  makeInvoice,
  makeWallet,
  readWallet,
  withdraw,
  type Answer,
  type TestWallet,
} from '../support/host.ts';
import { removeData, startServer, type RunningServer } from '../support/server.ts';

let server: RunningServer;
afterEach(async () => {
  await server.stop();
  await removeData(server);
});

/** The thread dies with the n-th commit batch that ends a payment. The first one pays the first wallet's gift. */
async function startWithThreadThatDiesAt(point: SandboxFaultPoint, nth: number): Promise<void> {
  server = await startServer({ env: { NODE_ENV: 'test', FAULT_AT: `${point}:${nth}` } });
}

function pay(wallet: TestWallet, payment_request: string, key: string): Promise<Answer> {
  return withdraw(server.url, wallet, { payment_request }, { 'Idempotency-Key': key });
}

const inTime = { timeout: 30_000, interval: 50 };

/** Resolves while nobody knows what became of the payment that ended with the thread. */
async function threadDied(): Promise<void> {
  await expect.poll(() => server.output(), inTime).toContain('no certain answer from the node');
}

async function expectSoundLedger(): Promise<void> {
  await server.stop();
  expect(server.process.exitCode).toBe(0);
  expect(ledgerProblems(server)).toEqual([]);
}

test.each([
  // Undone as a whole, so it is over only once it cannot reach the node any more.
  ['sandbox-before-commit', 'payable', 'failed'],
  ['sandbox-after-commit', 'payable', 'settled'],
  ['sandbox-after-commit', 'refused', 'failed'],
] as const)('the thread dies at %s of a %s payment: %s', async (point, kind, end) => {
  await startWithThreadThatDiesAt(point, 2);
  const wallet = await makeWallet(server.url);
  const due = await makeInvoice(server.url, kind, { num_msat: 2_000_000 });
  const first = pay(wallet, due.payment_request, 'first');
  await threadDied();
  expect(await readWallet(server.url, wallet)).toMatchObject({ balance_msat: 100_000_000 });
  const same = pay(wallet, due.payment_request, 'first');
  const answer = await first;
  expect(await same).toEqual({ ...answer, headers: expect.anything() });
  expect(answer.status).toBe(end === 'settled' ? 201 : 400);
  expect(await lookUp(server.url, wallet, due.payment_hash)).toMatchObject({ status: end });

  // What was called failed is so for good: only what is sent from now on can move money.
  const retried = await pay(wallet, due.payment_request, 'second');
  if (end === 'settled') {
    expect(retried).toMatchObject({ status: 400, body: { message: 'invoice is already paid' } });
  } else expect(retried.status).toBe(kind === 'payable' ? 201 : 400);
  const after = await readWallet(server.url, wallet);
  expect(after.held_msat).toBe(0);
  expect(after.balance_msat).toBe(kind === 'payable' ? 97_998_000 : 100_000_000);
  await expectSoundLedger();
});

test.each(['sandbox-before-commit', 'sandbox-after-commit'] as const)(
  'the thread dies at %s of the payee taking a payment it held: paid, once',
  async (point) => {
    await startWithThreadThatDiesAt(point, 2);
    const wallet = await makeWallet(server.url);
    const due = await makeInvoice(server.url, 'held', { num_msat: 2_000_000 });
    const release = () =>
      call(server.url, '/v1/sandbox/release', { body: { payment_hash: due.payment_hash } });
    const shopState = () => call(server.url, `/v1/sandbox/invoice/${due.payment_hash}`);
    const first = pay(wallet, due.payment_request, 'first');
    await expect.poll(shopState, inTime).toMatchObject({ body: { state: 'held' } });
    expect((await release()).status).toBe(503);
    await threadDied();
    expect(await shopState()).toMatchObject({
      body: { state: point === 'sandbox-before-commit' ? 'held' : 'settled' },
    });
    expect((await release()).status).toBe(200);
    expect((await first).status).toBe(201);
    expect((await pay(wallet, due.payment_request, 'first')).status).toBe(201);
    expect(await readWallet(server.url, wallet)).toMatchObject({ held_msat: 0 });
    await expectSoundLedger();
  },
);

test.each([
  ['sandbox-before-commit', 'undone', 1],
  ['sandbox-after-commit', 'credited', 0],
] as const)(
  'the thread dies at %s of a deposit: it is %s, unasked',
  async (point, _end, unpaid) => {
    await startWithThreadThatDiesAt(point, 1);
    // The gift of a sandbox wallet is a deposit over Lightning.
    const gift = await call(server.url, '/v1/sandbox/wallet', { body: {} });
    expect(gift.status).toBe(503);
    // Read from the file: any question would start the thread anew by itself.
    await expect.poll(() => countUnpaidInvoices(server), inTime).toBe(unpaid);
    const wallet = await makeWallet(server.url);
    expect(await readWallet(server.url, wallet)).toMatchObject({ balance_msat: 100_000_000 });
    await expectSoundLedger();
  },
);
