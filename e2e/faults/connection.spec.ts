/** Whatever a network does to a withdrawal: asked again under its key it is one payment, or none for good. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ledgerProblems } from '../support/ledger-audit.ts';
import { call, makeInvoice, makeWallet, readWallet, withdraw } from '../support/host.ts';
import { removeData, startServer, type RunningServer } from '../support/server.ts';
import { MISDEEDS, startProxy } from './cutting-proxy.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
  expect(ledgerProblems(server)).toEqual([]);
  await removeData(server);
  process.stdout.write(`\nConnections: ${JSON.stringify({ misdeeds: MISDEEDS.length * 2 })}\n`);
});

test.each(MISDEEDS)('%s: the same request again pays once', async (misdeed) => {
  const wallet = await makeWallet(server.url);
  const due = await makeInvoice(server.url, 'payable', { num_msat: 1_000_000 });
  const proxy = await startProxy(server.url, misdeed);
  const pay = (url: string) =>
    withdraw(
      url,
      wallet,
      { payment_request: due.payment_request },
      { 'Idempotency-Key': 'till-1' },
    );
  await pay(proxy.url).catch(() => null);
  const again = await pay(server.url);
  expect(again).toMatchObject({ status: 201, body: { lnTx: { settled: 1 } } });
  // A late one gets the same answer and moves nothing.
  for (const status of await proxy.letLateOnesArrive()) expect(status).toBe(201);
  await proxy.close();
  const { balance } = await readWallet(server.url, wallet);
  expect(balance).toBeGreaterThan(98_900);
  expect(balance).toBeLessThan(99_000);
});

test.each(MISDEEDS)('%s: given up, it is paid already or never will be', async (misdeed) => {
  const wallet = await makeWallet(server.url);
  const due = await makeInvoice(server.url, 'payable', { num_msat: 1_000_000 });
  const proxy = await startProxy(server.url, misdeed);
  const headers = { 'Idempotency-Key': 'till-1' };
  await withdraw(proxy.url, wallet, { payment_request: due.payment_request }, headers).catch(
    () => null,
  );
  const path = `/v1/wallet/${wallet.admin}/payments/${due.payment_hash}/abandon`;
  const abandon = () => call(server.url, path, { method: 'POST', key: wallet.publicKey, headers });
  const answer = await abandon();
  expect(answer).toMatchObject({
    status: 200,
    body: { status: expect.stringMatching(/^(?:settled|failed)$/) },
  });
  for (const status of await proxy.letLateOnesArrive()) expect(status).toBe(400);
  await proxy.close();
  expect((await abandon()).body).toEqual(answer.body);
  const { balance } = await readWallet(server.url, wallet);
  const isPaid = JSON.stringify(answer.body).includes('"settled"');
  expect(balance < 100_000).toBe(isPaid);
});
