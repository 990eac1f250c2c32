/** A hundred withdrawals at once, over HTTP and real channels. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ledgerProblems } from '../support/ledger-audit.ts';
import { makeInvoice, makeWallet, readWallet, withdraw } from '../support/host.ts';
import { removeData, startServer, type RunningServer } from '../support/server.ts';

const CROWD = 100;

let server: RunningServer;
let withdrawals = 0;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
  expect(ledgerProblems(server)).toEqual([]);
  await removeData(server);
  process.stdout.write(`\nCrowds: ${JSON.stringify({ withdrawals })}\n`);
});

const crowd = <T>(one: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: CROWD }, (_, n) => one(n)));

test('of one invoice, from three wallets: one pays', async () => {
  const wallets = [
    await makeWallet(server.url),
    await makeWallet(server.url),
    await makeWallet(server.url),
  ] as const;
  const { payment_request } = await makeInvoice(server.url, 'payable', { num_msat: 1_000_000 });
  const answers = await crowd((n) =>
    withdraw(server.url, wallets[n % 3] ?? wallets[0], { payment_request }),
  );
  withdrawals += answers.length;
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  for (const { status, body } of answers.filter((answer) => answer.status !== 201)) {
    expect(status).toBe(400);
    expect(body).toMatchObject({ message: expect.stringMatching(/in transition|already paid/) });
  }
});

test('of many invoices on one balance: as many as it covers, fees included', async () => {
  const wallet = await makeWallet(server.url);
  const dues = await crowd(() => makeInvoice(server.url, 'payable', { num_msat: 4_000_000 }));
  const answers = await crowd((n) =>
    withdraw(server.url, wallet, { payment_request: dues[n]?.payment_request }),
  );
  withdrawals += answers.length;
  const paid = answers.filter(({ status }) => status === 201).length;
  // 4 000 sat and a hold of 5 % each: 23 fit at once, one or two more as holds are dropped.
  expect(paid).toBeGreaterThanOrEqual(23);
  expect(paid).toBeLessThanOrEqual(24);
  for (const { status, body } of answers.filter((answer) => answer.status !== 201)) {
    expect(status).toBe(400);
    expect(body).toMatchObject({ message: expect.stringMatching(/^Invoice too large/) });
  }
  const after = await readWallet(server.url, wallet);
  expect(after.held_msat).toBe(0);
  expect(after.balance).toBeGreaterThanOrEqual(0);
  expect(after.balance).toBeLessThan(100_000 - paid * 4_000);
});
