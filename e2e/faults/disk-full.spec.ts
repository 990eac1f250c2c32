/** A disk that is full in the middle: for all files, which may not grow any more, or for the ledger alone. */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ledgerProblems } from '../support/ledger-audit.ts';
import { whileFull } from '../support/full-ledger.ts';
import { lookUp, makeInvoice, makeWallet, withdraw } from '../support/host.ts';
import { removeData, startServer, type RunningServer } from '../support/server.ts';

/** Sets RLIMIT_FSIZE of a process that runs. */
function limitFiles({ process: child }: RunningServer, bytes: number | 'unlimited'): void {
  const { status } = spawnSync('prlimit', [`--pid=${child.pid}`, `--fsize=${bytes}:unlimited`]);
  if (status !== 0) throw new Error('prlimit failed');
}

test.for([0, 8_192, 65_536])(
  'the ledger’s log has %i bytes left: each payment is paid or not, and ledger and node agree',
  async (room, { skip }) => {
    skip(process.platform !== 'linux', 'only Linux can limit the files of a process that runs');
    const { error } = spawnSync('prlimit', ['--version']);
    if (error) throw new Error('This test needs prlimit: install util-linux.');
    let server = await startServer();
    const wallet = await makeWallet(server.url);
    const dues = await Promise.all(
      Array.from({ length: 8 }, () => makeInvoice(server.url, 'payable', { num_msat: 1_000_000 })),
    );
    limitFiles(server, statSync(path.join(server.dataDir, 'ledger.db-wal')).size + room);
    const answers = await Promise.all(
      dues.map((due) =>
        withdraw(server.url, wallet, { payment_request: due.payment_request }).catch(() => null),
      ),
    );
    limitFiles(server, 'unlimited');
    const { dataDir } = server;
    await server.stop('SIGKILL');
    server = await startServer({ dataDir });
    const statusOf = async (hash: string) => (await lookUp(server.url, wallet, hash)).status;
    const states = () => Promise.all(dues.map((due) => statusOf(due.payment_hash)));
    await expect
      .poll(async () => (await states()).includes('pending'), { timeout: 60_000, interval: 500 })
      .toBe(false);
    const final = await states();
    answers.forEach((answer, n) => {
      if (answer?.status === 201) expect(final[n]).toBe('settled');
      // Refused in LNPay's words: certain. A server error is not.
      if (answer?.status === 400) expect(final[n]).not.toBe('settled');
    });
    await server.stop();
    expect(ledgerProblems(server)).toEqual([]);
    await removeData(server);
    const counts = { room, answers: answers.map((answer) => answer?.status ?? 0), final };
    process.stdout.write(`\nDisk full: ${JSON.stringify(counts)}\n`);
  },
);

test.each([
  ['settle', 'payable', 'settled'],
  ['balance', 'payable', 'settled'],
  ['fail', 'unroutable', 'failed'],
] as const)(
  'the ledger cannot %s for longer than a request waits, and is killed: %s, in the end %s',
  async (at, kind, end) => {
    let server = await startServer();
    const { dataDir } = server;
    const wallet = await makeWallet(server.url);
    const due = await makeInvoice(server.url, kind, { num_msat: 1_000_000 });
    const state = () => lookUp(server.url, wallet, due.payment_hash);
    await whileFull(server, at, async () => {
      const body = { payment_request: due.payment_request };
      const answer = await withdraw(server.url, wallet, body, { 'Idempotency-Key': 'full' });
      expect(answer.status).toBe(202);
      await server.stop('SIGKILL');
      server = await startServer({ dataDir });
      await expect
        .poll(() => server.output(), { timeout: 30_000 })
        .toContain('database or disk is full');
      expect(await state()).toMatchObject({ status: 'pending' });
    });
    await expect.poll(state, { timeout: 60_000, interval: 500 }).toMatchObject({ status: end });
    await server.stop();
    expect(ledgerProblems(server)).toEqual([]);
    await removeData(server);
  },
);
