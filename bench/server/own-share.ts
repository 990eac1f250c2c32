/** The server's own cost: HTTP, checks and a ledger on disk, with a node that answers at once. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { msat } from '#core/money.ts';
import { testApi } from '#server/api/testing/test-api.ts';
import { listUnfinishedPayments } from '#server/ledger/payments.ts';
import { closeLedger, openLedger, type Ledger } from '#server/ledger/ledger.ts';
import { deposit } from '#server/ledger/testing/test-ledger.ts';
import { FakeNode } from '#server/node/testing/fake-node.ts';
import { PAYMENT_SETTINGS, paymentContext } from '#server/payments/payment-context.ts';
import { startPayments } from '#server/payments/start-payments.ts';
import { median, percentile, type BenchLine } from '../report.ts';
import { fillLedger, hashOf } from '#server/ledger/testing/fill-ledger.ts';
import { timed, timesOf } from './times.ts';

const PAYMENTS = 400;
const BALANCE = msat(1_000_000_000_000n);

export async function benchOwnShare(): Promise<BenchLine[]> {
  return [
    ...(await onDisk(benchWithdrawals)),
    ...(await onDisk(benchRecovery)),
    ...(await onDisk(benchLists)),
  ];
}

async function onDisk(bench: (ledger: Ledger) => Promise<BenchLine[]>): Promise<BenchLine[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'lnpay-bench-'));
  const ledger = openLedger(path.join(folder, 'ledger.db'));
  try {
    return await bench(ledger);
  } finally {
    await closeLedger(ledger);
    await rm(folder, { recursive: true });
  }
}

async function benchWithdrawals(ledger: Ledger): Promise<BenchLine[]> {
  const api = await testApi({ ledger }, { checksAnswers: false });
  const payer = await api.account(BALANCE);
  const invoices = (count: number) =>
    Array.from({ length: count }, () => api.node.foreignInvoice({ amountMsat: 10_000n }));
  const pay = async ({ paymentRequest }: { paymentRequest: string }) => {
    const { status } = await api.withdraw(payer, { payment_request: paymentRequest });
    if (status !== 201) throw new Error(`a payment was answered with ${status}`);
  };
  await timesOf(invoices(100), 1, pay);
  const one = await timesOf(invoices(PAYMENTS), 1, pay);
  const fifty = await timesOf(invoices(PAYMENTS), 50, pay);
  const rate = (all: number) => (PAYMENTS / all) * 1000;
  await api.app.close();
  return [
    {
      name: 'own share of a payment, p50',
      value: percentile(one.each, 0.5),
      unit: 'ms',
      budget: { max: 10 },
    },
    { name: 'own share of a payment, p99', value: percentile(one.each, 0.99), unit: 'ms' },
    { name: 'withdrawals a second, 1 at once', value: rate(one.all), unit: '/s' },
    { name: 'withdrawals a second, 50 at once', value: rate(fifty.all), unit: '/s' },
    {
      name: 'with 50 at once, a payment takes, p50',
      value: percentile(fifty.each, 0.5),
      unit: 'ms',
    },
    {
      name: 'with 50 at once, a payment takes, p99',
      value: percentile(fifty.each, 0.99),
      unit: 'ms',
    },
  ];
}

async function benchRecovery(ledger: Ledger): Promise<BenchLine[]> {
  const api = await testApi({ ledger }, { checksAnswers: false });
  const { id: walletId } = await api.account(BALANCE);
  const node = new FakeNode();
  await fillLedger(ledger, { walletId, nodePubkey: node.pubkey, paid: 10_000, submitted: 100 });
  for (let n = 10_001; n <= 10_100; n += 1) node.fail(hashOf(n), 'FAILURE_REASON_NO_ROUTE');
  const context = paymentContext({ ledger, node, network: 'regtest', settings: PAYMENT_SETTINGS });
  let stop = () => {};
  const ready = await timed(async () => {
    stop = startPayments(context, (problem) => {
      throw problem;
    });
    await context.gate.enter(60_000, context.closing.signal);
  });
  stop();
  const left = await listUnfinishedPayments(ledger);
  if (left.length > 0) throw new Error(`${left.length} payments were not recovered`);
  await api.app.close();
  const name = 'start with 10 000 payments, 100 of them to recover';
  return [{ name, value: ready, unit: 'ms', budget: { max: 2_000 } }];
}

const ROUNDS = 60;

async function benchLists(ledger: Ledger): Promise<BenchLine[]> {
  const api = await testApi({ ledger }, { checksAnswers: false });
  const small = await api.account(BALANCE);
  const large = await api.account(BALANCE);
  for (let n = 0; n < 100; n += 1) await deposit(ledger, small.id, msat(1_000n));
  const get = async (url: string, key: string, rounds = ROUNDS) => {
    const { each } = await timesOf(
      Array.from({ length: rounds }, () => url),
      1,
      async (address) => {
        const { status } = await api.call(address, { key });
        if (status !== 200) throw new Error(`${address} was answered with ${status}`);
      },
    );
    return median(each);
  };
  const read = (account: typeof small, rest: string, rounds?: number) =>
    get(`/v1/wallet/${account.waka}/${rest}`, account.apiKeys.public, rounds);
  const readAll = (account: typeof small, query: string) =>
    get(`/v1/wallet-transactions?per-page=20${query}`, account.apiKeys.secret);
  const before = await read(small, 'transactions?per-page=20');
  const beforeAll = await readAll(small, '');
  await fillLedger(ledger, {
    walletId: large.id,
    nodePubkey: api.node.pubkey,
    paid: 100_000,
    submitted: 0,
  });
  const first = await read(large, 'transactions?per-page=20');
  const last = await read(large, 'transactions?per-page=20&page=5000');
  const byHash = await read(large, `payments/${hashOf(50_000)}`);
  const firstOfAll = await readAll(large, '');
  const lastOfAll = await readAll(large, '&page=5000');
  const foundFirst = await read(large, 'transactions?search=coffee&per-page=20');
  const foundLast = await read(large, 'transactions?search=coffee+100000', 3);
  const notFound = await read(large, 'transactions?search=teapot', 3);
  const slowest = Math.max(
    first / before,
    last / before,
    firstOfAll / beforeAll,
    lastOfAll / beforeAll,
  );
  await api.app.close();
  return [
    { name: 'a page of 20, wallet with 100 transactions', value: before, unit: 'ms' },
    { name: 'a page of 20, wallet with 100 000: the first', value: first, unit: 'ms' },
    { name: 'a page of 20, wallet with 100 000: the last', value: last, unit: 'ms' },
    { name: 'the same of an account with 100 000: the first', value: firstOfAll, unit: 'ms' },
    { name: 'the same of an account with 100 000: the last', value: lastOfAll, unit: 'ms' },
    { name: 'a search of 100 000 that finds 20 at once', value: foundFirst, unit: 'ms' },
    { name: 'a search of 100 000 that finds few', value: foundLast, unit: 'ms' },
    {
      name: 'a search of 100 000 that finds nothing',
      value: notFound,
      unit: 'ms',
      budget: { max: 2_000 },
    },
    { name: 'a payment by hash among 100 000', value: byHash, unit: 'ms' },
    {
      name: '100 000 against 100 transactions, a page takes',
      value: slowest,
      unit: 'times',
      budget: { max: 3 },
    },
  ];
}
