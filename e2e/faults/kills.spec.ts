/**
 * The built server killed again and again over one data folder, at random boundaries and moments, with
 * withdrawals on their way; sometimes its sandbox's thread dies first. FAULT_KILLS=30 times, chances from FAULTS_SEED=1.
 */
import { expect, test } from 'vitest';
import type { SandboxInvoice } from '#core/lnpay/extensions.ts';
import { LEDGER_FAULT_POINTS, SANDBOX_FAULT_POINTS } from '#server/lib/fault-points.ts';
import { ledgerProblems } from '../support/ledger-audit.ts';
import { lookUp, makeInvoice, makeWallet, withdraw, type TestWallet } from '../support/host.ts';
import { removeData, startServer, type RunningServer } from '../support/server.ts';
import { Chance, countFromEnv } from '#server/simulation/chance.ts';

const KILLS = countFromEnv('FAULT_KILLS', 30);
const AT_ONCE = 6;

interface Sent {
  wallet: TestWallet;
  due: SandboxInvoice;
  acknowledged: boolean;
}

test(`${KILLS} kills`, async () => {
  const chance = new Chance(countFromEnv('FAULTS_SEED', 1));
  let server = await startServer();
  const { dataDir } = server;
  const sent: Sent[] = [];
  let wallets = [await makeWallet(server.url), await makeWallet(server.url)];
  for (let kill = 0; kill < KILLS; kill += 1) {
    if (kill % 10 === 9) wallets = [await makeWallet(server.url), await makeWallet(server.url)];
    const dues = await Promise.all(
      Array.from({ length: AT_ONCE }, () => someInvoice(server, chance)),
    );
    await server.stop();
    const isTimed = chance.happens(0.4);
    const fault = `${chance.oneOf([...LEDGER_FAULT_POINTS, ...SANDBOX_FAULT_POINTS])}:${1 + chance.below(4)}`;
    const doomed = await startServer({
      dataDir,
      env: isTimed ? {} : { NODE_ENV: 'test', FAULT_AT: fault },
    });
    const running = dues.map((due) => pay(doomed, chance.oneOf(wallets), due));
    if (isTimed) setTimeout(() => doomed.process.kill('SIGKILL'), 20 + chance.below(500));
    sent.push(...(await Promise.all(running)));
    await doomed.stop('SIGKILL');
    server = await startServer({ dataDir });
    await expectAcknowledgedPaid(server, sent);
  }
  await expectAllDecided(server, sent);
  await server.stop();
  expect(ledgerProblems(server)).toEqual([]);
  await removeData(server);
  const acknowledged = sent.filter((one) => one.acknowledged).length;
  const counts = { kills: KILLS, withdrawals: sent.length, acknowledged };
  process.stdout.write(`\nKills: ${JSON.stringify(counts)}\n`);
});

function someInvoice(server: RunningServer, chance: Chance): Promise<SandboxInvoice> {
  const kind = chance.oneOf(['payable', 'payable', 'payable', 'unroutable', 'refused'] as const);
  return makeInvoice(server.url, kind, { num_msat: 500_000 });
}

async function pay(server: RunningServer, wallet: TestWallet, due: SandboxInvoice): Promise<Sent> {
  const { payment_request } = due;
  const answer = await withdraw(server.url, wallet, { payment_request }).catch(() => null);
  return { wallet, due, acknowledged: answer?.status === 201 };
}

async function statusOf(server: RunningServer, { wallet, due }: Sent): Promise<string> {
  return (await lookUp(server.url, wallet, due.payment_hash)).status;
}

async function expectAcknowledgedPaid(server: RunningServer, sent: Sent[]): Promise<void> {
  for (const one of sent.slice(-AT_ONCE).filter(({ acknowledged }) => acknowledged)) {
    expect(await statusOf(server, one)).toBe('settled');
  }
}

async function expectAllDecided(server: RunningServer, sent: Sent[]): Promise<void> {
  const undecided = async () =>
    (await Promise.all(sent.map((one) => statusOf(server, one)))).filter((s) => s === 'pending');
  await expect.poll(undecided, { timeout: 60_000, interval: 500 }).toEqual([]);
  for (const one of sent.filter(({ acknowledged }) => acknowledged)) {
    expect(await statusOf(server, one)).toBe('settled');
  }
}
