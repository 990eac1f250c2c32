/** A disk that is full for the ledger alone: the node goes on, and in the end the ledger agrees with it. */
import * as v from 'valibot';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sandboxInvoiceStateSchema } from '#core/lnpay/extensions.ts';
import { countUnpaidInvoices, ledgerProblems } from '../support/ledger-audit.ts';
import { whileFull } from '../support/full-ledger.ts';
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
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
  const problems = ledgerProblems(server);
  await removeData(server);
  expect(problems).toEqual([]);
});

const inTime = { timeout: 20_000, interval: 50 };

function pay(wallet: TestWallet, payment_request: string, key: string): Promise<Answer> {
  return withdraw(server.url, wallet, { payment_request }, { 'Idempotency-Key': key });
}

async function shopState(paymentHash: string): Promise<string> {
  const { body } = await call(server.url, `/v1/sandbox/invoice/${paymentHash}`);
  return v.parse(sandboxInvoiceStateSchema, body).state;
}

/** Resolves when the server has met the full disk, which it says. */
async function met(outputBefore: string): Promise<void> {
  await expect
    .poll(() => server.output().slice(outputBefore.length), inTime)
    .toContain('database or disk is full');
}

test.each([
  ['reserve', 500, 'not_found'],
  ['submit', 400, 'failed'],
] as const)(
  'full at %s, before the node: %i at once, and paid later',
  async (at, firstStatus, status) => {
    const wallet = await makeWallet(server.url);
    const due = await makeInvoice(server.url, 'payable', { num_msat: 2_000_000 });
    const before = server.output();
    await whileFull(server, at, async () => {
      expect((await pay(wallet, due.payment_request, 'first')).status).toBe(firstStatus);
      await met(before);
      expect(await lookUp(server.url, wallet, due.payment_hash)).toMatchObject({ status });
    });
    expect(await shopState(due.payment_hash)).toBe('open');
    // A request that left no trace is begun anew; one that failed has failed for good.
    const again = await pay(wallet, due.payment_request, 'first');
    const other = await pay(wallet, due.payment_request, 'second');
    expect([again.status, other.status]).toEqual(firstStatus === 500 ? [201, 400] : [400, 201]);
    expect(await readWallet(server.url, wallet)).toMatchObject({
      balance_msat: 97_998_000,
      held_msat: 0,
    });
  },
);

test.each([
  ['settle', 'payable', 201],
  ['balance', 'payable', 201],
  ['fail', 'unroutable', 400],
] as const)(
  'full at %s, after the node: pending, then for a %s invoice %i',
  async (at, kind, end) => {
    const wallet = await makeWallet(server.url);
    const due = await makeInvoice(server.url, kind, { num_msat: 2_000_000 });
    const before = server.output();
    const first = { answer: new Promise<Answer>(() => {}) };
    await whileFull(server, at, async () => {
      first.answer = pay(wallet, due.payment_request, 'first');
      await met(before);
      expect(await lookUp(server.url, wallet, due.payment_hash)).toMatchObject({
        status: 'pending',
      });
      expect(await readWallet(server.url, wallet)).toMatchObject({
        balance_msat: 100_000_000,
        held_msat: 2_100_000,
      });
      expect(await shopState(due.payment_hash)).toBe(end === 201 ? 'settled' : 'open');
      const other = await pay(wallet, due.payment_request, 'second');
      expect(other).toMatchObject({ status: 400, body: { message: 'payment is in transition' } });
    });
    const answer = await first.answer;
    expect(answer.status).toBe(end);
    expect((await pay(wallet, due.payment_request, 'first')).body).toEqual(answer.body);
    expect(await readWallet(server.url, wallet)).toMatchObject({
      balance_msat: end === 201 ? 97_998_000 : 100_000_000,
      held_msat: 0,
    });
  },
);

test('full at balance, between two wallets here: nothing moves, and it is paid later', async () => {
  const [payer, payee] = [await makeWallet(server.url), await makeWallet(server.url)];
  const { body } = await call(server.url, `/v1/wallet/${payee.admin}/invoice`, {
    key: payee.publicKey,
    body: { num_satoshis: 1000 },
  });
  const { payment_request } = v.parse(v.looseObject({ payment_request: v.string() }), body);
  await whileFull(server, 'balance', async () => {
    expect((await pay(payer, payment_request, 'first')).status).toBe(400);
  });
  const whole = { balance_msat: 100_000_000, held_msat: 0 };
  expect(await readWallet(server.url, payer)).toMatchObject(whole);
  expect(await readWallet(server.url, payee)).toMatchObject(whole);
  expect((await pay(payer, payment_request, 'second')).status).toBe(201);
  expect(await readWallet(server.url, payee)).toMatchObject({ balance_msat: 101_000_000 });
});

test('full at balance, when a deposit arrives: it is credited as soon as there is room', async () => {
  const unpaid = countUnpaidInvoices(server);
  const before = server.output();
  await whileFull(server, 'balance', async () => {
    // The gift of a sandbox wallet is a deposit over Lightning, and nobody gets to see its keys.
    expect((await call(server.url, '/v1/sandbox/wallet', { body: {} })).status).toBe(500);
    await met(before);
    expect(countUnpaidInvoices(server)).toBe(unpaid + 1);
  });
  await expect.poll(() => countUnpaidInvoices(server), inTime).toBe(unpaid);
});
