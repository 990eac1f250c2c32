/** Kill -9, and what is true afterwards. */
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { paymentLookupSchema } from '#core/lnpay/extensions.ts';
import {
  call,
  makeInvoice,
  makeWallet,
  readWallet,
  withdraw,
  type TestWallet,
} from '../support/host.ts';
import { removeData, startServer, type RunningServer } from '../support/server.ts';

let server: RunningServer;
let wallet: TestWallet;

beforeEach(async () => {
  server = await startServer();
  wallet = await makeWallet(server.url);
});
afterEach(async () => {
  await server.stop();
  await removeData(server);
});

async function killAndStart(): Promise<void> {
  const { dataDir } = server;
  await server.stop('SIGKILL');
  server = await startServer({ dataDir });
}

async function state(paymentHash: string) {
  const answer = await call(server.url, `/v1/wallet/${wallet.admin}/payments/${paymentHash}`, {
    key: wallet.publicKey,
  });
  return v.parse(paymentLookupSchema, answer.body);
}

const shopState = async (paymentHash: string) =>
  (await call(server.url, `/v1/sandbox/invoice/${paymentHash}`)).body;

const pay = (payment_request: string) => withdraw(server.url, wallet, { payment_request });

test('what was paid stays paid, keys still open the wallet, and channels still carry payments', async () => {
  const first = await makeInvoice(server.url, 'payable', { num_msat: 2_000_000 });
  expect((await pay(first.payment_request)).status).toBe(201);
  const { balance_msat: before } = await readWallet(server.url, wallet);
  await killAndStart();
  expect((await readWallet(server.url, wallet)).balance_msat).toBe(before);
  expect(await pay(first.payment_request)).toMatchObject({
    status: 400,
    body: { message: expect.stringMatching(/already paid/) },
  });
  const next = await makeInvoice(server.url, 'payable', { num_msat: 1_000_000 });
  expect((await pay(next.payment_request)).status).toBe(201);
});

test('a payment that was on its way is still held, and settles when the payee lets it', async () => {
  const due = await makeInvoice(server.url, 'held', { num_msat: 4_000_000 });
  const cutOff = pay(due.payment_request).catch(() => null);
  // Until the payee has it: before, a crash would truthfully undo the payment.
  await expect.poll(() => shopState(due.payment_hash)).toMatchObject({ state: 'held' });
  await killAndStart();
  await cutOff;
  expect(await state(due.payment_hash)).toMatchObject({ status: 'pending' });
  expect((await readWallet(server.url, wallet)).held_msat).toBeGreaterThanOrEqual(4_000_000);
  await call(server.url, '/v1/sandbox/release', { body: { payment_hash: due.payment_hash } });
  await expect
    .poll(() => state(due.payment_hash), { timeout: 20_000 })
    .toMatchObject({ status: 'settled', wtx: { lnTx: { settled: 1 } } });
  expect((await readWallet(server.url, wallet)).held_msat).toBe(0);
});

test('killed in the middle of many payments: each is paid or not, and the balance says the same', async () => {
  const dues = await Promise.all(
    Array.from({ length: 12 }, () => makeInvoice(server.url, 'payable', { num_msat: 1_000_000 })),
  );
  const running = dues.map((due) => pay(due.payment_request).catch(() => null));
  await Promise.any(running);
  await killAndStart();
  await Promise.all(running);
  const final = async () => Promise.all(dues.map((due) => state(due.payment_hash)));
  await expect
    .poll(async () => (await final()).filter(({ status }) => status === 'pending').length, {
      timeout: 30_000,
    })
    .toBe(0);
  const paid = (await final()).flatMap(({ status, wtx }) =>
    status === 'settled' && wtx ? [wtx] : [],
  );
  expect(paid.length).toBeGreaterThan(0);
  const spent = paid.reduce(
    (sum, wtx) => sum + 1_000_000 + Math.ceil(Number(wtx.lnTx?.fee_msat) / 1000) * 1000,
    0,
  );
  const after = await readWallet(server.url, wallet);
  expect(after).toMatchObject({ balance_msat: 100_000_000 - spent, held_msat: 0 });
});
