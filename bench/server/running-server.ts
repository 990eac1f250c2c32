/** The built server with its sandbox, as a person starts it: time to the first payment, speed, and memory. */
import { execFileSync } from 'node:child_process';
import { makeInvoice, makeWallet, withdraw } from '#e2e/support/host.ts';
import { removeData, startServer } from '#e2e/support/server.ts';
import { percentile, type BenchLine } from '../report.ts';
import { timed, timesOf } from './times.ts';

const ONE_BY_ONE = 30;
const AT_ONCE = 50;

export async function benchRunningServer(): Promise<BenchLine[]> {
  const begin = performance.now();
  const server = await startServer();
  try {
    // Its money arrives by a real payment of the shop over a channel.
    const wallet = await makeWallet(server.url);
    const started = performance.now() - begin;
    const due = (count: number) =>
      Promise.all(
        Array.from({ length: count }, () =>
          makeInvoice(server.url, 'payable', { num_msat: 1_000_000 }),
        ),
      );
    const pay = async (payment_request: string) => {
      const { status } = await withdraw(server.url, wallet, { payment_request });
      if (status !== 201) throw new Error(`a payment was answered with ${status}`);
    };
    const alone = await timesOf(await due(ONE_BY_ONE), 1, (invoice) =>
      pay(invoice.payment_request),
    );
    const together = await due(AT_ONCE);
    const atOnce = await timed(() =>
      Promise.all(together.map((invoice) => pay(invoice.payment_request))),
    );
    return [
      {
        name: 'start, fresh, until the first payment has arrived',
        value: started / 1000,
        unit: 's',
        budget: { max: 3 },
      },
      { name: 'memory, after 80 payments', value: memoryOf(server.process.pid), unit: 'MB' },
      { name: 'sandbox: one payment, p50', value: percentile(alone.each, 0.5), unit: 'ms' },
      { name: 'sandbox: one payment, p99', value: percentile(alone.each, 0.99), unit: 'ms' },
      {
        name: 'sandbox: payments a second, 50 at once',
        value: (AT_ONCE / atOnce) * 1000,
        unit: '/s',
      },
    ];
  } finally {
    await server.stop();
    await removeData(server);
  }
}

/** Resident memory of the process, both threads, in MB. */
function memoryOf(pid: number | undefined): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}
