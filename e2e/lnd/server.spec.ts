/** Our server in front of a real lnd, over the API: what people do, and what goes wrong. */
import { randomUUID } from 'node:crypto';
import Database from 'libsql';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { call, lookUp, readWallet, withdraw } from '../support/host.ts';
import type { LndInvoice } from './network/lnd.ts';
import { until } from './network/program.ts';
import { ledgerProblems, read } from './support/compare-ledger.ts';
import { RealHost } from './support/real-host.ts';
import { balanceOf, deposit, makeRealWallet, walletInvoice } from './support/real-server.ts';
import type { Treatment } from './support/spoiling-proxy.ts';

let host: RealHost;

beforeAll(async () => {
  host = await RealHost.open();
});
afterAll(() => host?.close());

afterEach(async () => {
  host.proxy.treatment = null;
  await until(
    'lnd and ledger to agree',
    async () => {
      const problems = await ledgerProblems(host.server.dataDir, host.network.ours);
      return problems.length === 0;
    },
    { seconds: 10 },
  ).catch(() => {});
  expect(await ledgerProblems(host.server.dataDir, host.network.ours)).toEqual([]);
});

function pay(invoice: LndInvoice, more: object = {}) {
  const body = { payment_request: invoice.paymentRequest, ...more };
  return withdraw(host.server.url, host.wallet, body, { 'Idempotency-Key': randomUUID() });
}

/** Not waited for: it has no end yet. */
function payInBackground(invoice: LndInvoice): void {
  void pay(invoice).catch(() => {});
}

function statusOf(invoice: LndInvoice): Promise<string> {
  return lookUp(host.server.url, host.wallet, invoice.paymentHash).then(({ status }) => status);
}

async function untilStatus(invoice: LndInvoice, status: string, seconds = 90): Promise<void> {
  await until(`the payment to be ${status}`, async () => (await statusOf(invoice)) === status, {
    seconds,
  });
}

async function held(): Promise<number> {
  return (await readWallet(host.server.url, host.wallet)).held_msat ?? Number.NaN;
}

function alarms(): string[] {
  const sql = `SELECT subject AS hash, kind AS status, detail FROM alarms`;
  return read(host.server.dataDir, sql).map(({ status, detail }) => `${status}: ${detail}`);
}

test('there is no sandbox, and a new wallet is empty', async () => {
  const { body } = await call(host.server.url, '/v1/capabilities');
  expect(body).toMatchObject({ network: 'regtest', sandbox: false });
  expect((await call(host.server.url, '/v1/sandbox/wallet', { body: {} })).status).toBe(404);
  expect(await balanceOf(host.server, await makeRealWallet(host.server))).toBe(0);
});

describe('paying', () => {
  test('a payee over the router', async () => {
    const before = await balanceOf(host.server, host.wallet);
    const invoice = await host.network.payee.addInvoice(1_000_000n);
    const { status, body } = await pay(invoice);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      num_satoshis: -1000,
      lnTx: { settled: 1, payment_preimage: invoice.preimage },
    });
    // 1500 msat, charged in whole sats.
    expect(await balanceOf(host.server, host.wallet)).toBe(before - 1002);
    expect(await host.network.payee.invoiceState(invoice.paymentHash)).toBe('SETTLED');
  });

  test('an invoice without an amount', async () => {
    const invoice = await host.network.payee.addInvoice(0n);
    expect((await pay(invoice, { amount_msat: 7_654_321 })).status).toBe(201);
  });

  test('a payee behind a private channel: dear, until the limit is raised', async () => {
    const invoice = await host.network.hidden.addInvoice(1_000_000n);
    const estimate = `/v1/node/default/payments/estimatefee?payment_request=${invoice.paymentRequest}`;
    const { body } = await call(host.server.url, estimate, { key: host.wallet.publicKey });
    expect(body).toMatchObject({ fee_msat: 61_530 });
    expect(await pay(invoice)).toMatchObject({
      status: 400,
      body: { message: 'FAILURE_REASON_NO_ROUTE' },
    });
    expect((await pay(invoice, { fee_limit_msat: 61_529 })).status).toBe(400);
    expect(await pay(invoice, { fee_limit_msat: 61_530 })).toMatchObject({
      status: 201,
      body: { lnTx: { fee_msat: 61_530 } },
    });
  });

  test('nothing, when the payee refuses', async () => {
    const before = await balanceOf(host.server, host.wallet);
    const invoice = await host.network.payee.addInvoice(1_000_000n);
    await host.network.payee.cancel(invoice);
    expect(await pay(invoice)).toMatchObject({
      status: 400,
      body: { message: 'FAILURE_REASON_INCORRECT_PAYMENT_DETAILS' },
    });
    expect(await balanceOf(host.server, host.wallet)).toBe(before);
    expect(await held()).toBe(0);
  });

  test('a payee who takes long', async () => {
    const invoice = await host.network.payee.addHoldInvoice(1_000_000n);
    const answer = pay(invoice);
    await host.network.payee.untilHeld(invoice);
    expect(await statusOf(invoice)).toBe('pending');
    expect(await held()).toBe(1_050_000);
    await host.network.payee.settleHeld(invoice);
    expect((await answer).status).toBe(201);
  });

  test('a payee who takes long, and then sends it back', async () => {
    const invoice = await host.network.payee.addHoldInvoice(1_000_000n);
    const answer = pay(invoice);
    await host.network.payee.untilHeld(invoice);
    await host.network.payee.cancel(invoice);
    expect((await answer).status).toBe(400);
    expect(await held()).toBe(0);
  });

  test('once, however often and wherever it is asked at once', async () => {
    const invoice = await host.network.payee.addInvoice(1_000_000n);
    const answers = await Promise.all(Array.from({ length: 20 }, () => pay(invoice)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  test('thirty at once', async () => {
    const invoices = await Promise.all(
      Array.from({ length: 30 }, () => host.network.payee.addInvoice(100_000n)),
    );
    const answers = await Promise.all(invoices.map((invoice) => pay(invoice)));
    expect(answers.map(({ status }) => status)).toEqual(invoices.map(() => 201));
  });
});

describe('deposits', () => {
  test('arrive while the server runs, after lnd was killed and came back', async () => {
    await host.network.ours.stop('SIGKILL');
    await host.startLndAgain();
    await deposit(host.server, host.wallet, host.network.payee, 5_000);
  });

  test('arrive when they were paid while the server was down', async () => {
    const before = await balanceOf(host.server, host.wallet);
    const request = await walletInvoice(host.server, host.wallet, 3_000);
    await host.server.stop('SIGKILL');
    await host.network.payee.pay(request);
    await host.startServerAgain();
    await until(
      'the deposit',
      async () => (await balanceOf(host.server, host.wallet)) === before + 3_000,
    );
  });
});

describe('in the middle of a payment', () => {
  test.each([
    ['lnd is killed', { lnd: true, server: false }],
    ['our server is killed', { lnd: false, server: true }],
    ['both are killed', { lnd: true, server: true }],
  ])('%s, and the payee takes it meanwhile', async (_, killed) => {
    const invoice = await host.network.payee.addHoldInvoice(1_000_000n);
    payInBackground(invoice);
    await host.network.payee.untilHeld(invoice);
    if (killed.server) await host.server.stop('SIGKILL');
    if (killed.lnd) await host.network.ours.stop('SIGKILL');
    await host.network.payee.settleHeld(invoice);
    if (killed.server) await host.startServerAgain();
    if (killed.lnd) {
      expect(await statusOf(invoice)).toBe('pending');
      await host.startLndAgain();
    }
    await untilStatus(invoice, 'settled');
    expect(await held()).toBe(0);
  });

  test('both are killed, and the payee sends it back', async () => {
    const invoice = await host.network.payee.addHoldInvoice(1_000_000n);
    payInBackground(invoice);
    await host.network.payee.untilHeld(invoice);
    await host.server.stop('SIGKILL');
    await host.network.ours.stop('SIGKILL');
    await host.startServerAgain();
    await host.startLndAgain();
    await host.network.payee.cancel(invoice);
    await untilStatus(invoice, 'failed');
    expect(await held()).toBe(0);
  });
});

describe('while lnd is away', () => {
  test('a payment is refused in a sentence, and goes through once lnd is back', async () => {
    const invoice = await host.network.payee.addInvoice(1_000_000n);
    await host.network.ours.stop('SIGKILL');
    const refused = await pay(invoice);
    expect(refused.status).toBe(400);
    expect(await held()).toBe(0);
    await host.startLndAgain();
    expect((await pay(invoice)).status).toBe(201);
  });

  test('locked: the operator is told, and payments are refused', async () => {
    const invoice = await host.network.payee.addInvoice(1_000_000n);
    await host.network.ours.stop();
    await host.network.ours.start({ locked: true });
    expect((await pay(invoice)).status).toBe(400);
    await until('the operator to be told', async () =>
      host.server.output().includes('lncli unlock'),
    );
    await host.network.ours.unlock();
    await host.network.connect();
    await host.network.untilChannelsWork();
    expect((await pay(invoice)).status).toBe(201);
  });

  test('without an answer from its chain: nothing is sent', async () => {
    const invoice = await host.network.payee.addInvoice(1_000_000n);
    host.network.btcd.freeze();
    const answer = await pay(invoice).finally(() => host.network.btcd.thaw());
    expect(answer.status).toBe(400);
    expect((await pay(invoice)).status).toBe(201);
  });
});

describe('an answer that gets lost: the payment is made once, and known', () => {
  test.each([
    ['cut before any line', { kind: 'cut after lines', lines: 0 }],
    ['cut after line 1', { kind: 'cut after lines', lines: 1 }],
    ['cut after line 2', { kind: 'cut after lines', lines: 2 }],
    ['a gateway’s page', { kind: 'answer', status: 502, body: '<html>Bad gateway</html>' }],
    ['a page with 200', { kind: 'answer', status: 200, body: '<html>Hi</html>' }],
    ['nothing', { kind: 'answer', status: 200, body: '' }],
    [
      'shutting down',
      {
        kind: 'answer',
        status: 500,
        body: '{"error":{"code":2,"message":"routerrpc server shutting down","details":[]}}',
      },
    ],
    [
      'another payment’s',
      { kind: 'change', line: (line) => line.replace(/"payment_hash":"../, '"payment_hash":"00') },
    ],
    [
      'no preimage',
      { kind: 'change', line: (line) => line.replace(/"payment_preimage":"\w+"/, '"x":""') },
    ],
    ['lines that are no JSON', { kind: 'change', line: (line) => line.slice(1) }],
  ] satisfies [string, Treatment][])('%s', async (_, treatment) => {
    const invoice = await host.network.payee.addInvoice(1_000_000n);
    const sends = host.proxy.sends;
    host.proxy.treatment = treatment;
    await pay(invoice);
    await untilStatus(invoice, 'settled');
    expect(host.proxy.sends).toBe(sends + 1);
    expect(await held()).toBe(0);
  });

  test('a wrong preimage is an alarm, never a receipt; lnd’s own answer settles it', async () => {
    const invoice = await host.network.payee.addInvoice(1_000_000n);
    host.proxy.treatment = {
      kind: 'change',
      line: (line) => line.replace(/"payment_preimage":"[^0]./, '"payment_preimage":"00'),
    };
    payInBackground(invoice);
    await until('the alarm', async () => alarms().some((alarm) => alarm.startsWith('wrong-pre')));
    await untilStatus(invoice, 'settled');
  });

  test('a request that never arrives has failed after the grace, and can be paid again', async () => {
    const invoice = await host.network.payee.addInvoice(1_000_000n);
    host.proxy.treatment = { kind: 'cut before the request' };
    payInBackground(invoice);
    await untilStatus(invoice, 'pending');
    expect(await held()).toBe(1_050_000);
    await untilStatus(invoice, 'failed');
    expect(await held()).toBe(0);
    host.proxy.treatment = null;
    expect((await pay(invoice)).status).toBe(201);
  });
});

/** As far as the ages of payments go. */
async function twoHoursLater(): Promise<void> {
  await host.server.stop();
  const ledger = new Database(`${host.server.dataDir}/ledger.db`);
  ledger.exec(`UPDATE payments SET created_at = created_at - 7200 WHERE state = 'submitted'`);
  ledger.close();
  await host.startServerAgain();
}

describe('a payment that does not end', () => {
  test('is an alarm after an hour that says what lnd shows, and is never refunded', async () => {
    const invoice = await host.network.payee.addHoldInvoice(1_000_000n);
    payInBackground(invoice);
    await host.network.payee.untilHeld(invoice);
    await untilStatus(invoice, 'pending');
    await twoHoursLater();
    await until('the alarm', async () =>
      alarms().some((alarm) => /payment-stuck: .*an HTLC for it is in LND/.test(alarm)),
    );
    expect(await statusOf(invoice)).toBe('pending');
    expect(await held()).toBe(1_050_000);
    await host.network.payee.settleHeld(invoice);
    await untilStatus(invoice, 'settled');
  });

  test('because lnd was killed just as it sent it (lnd issue 5152): the same, with what to do', async () => {
    const stuck = await stuckPayment();
    await twoHoursLater();
    await until('the alarm', async () =>
      alarms().some((alarm) => /payment-stuck: .*no channel of LND has an HTLC for it/.test(alarm)),
    );
    expect(await host.network.payee.invoiceState(stuck.paymentHash)).toBe('OPEN');
    expect(await statusOf(stuck)).toBe('pending');
    expect(await held()).toBe(1_050_000);
    expect((await pay(stuck)).body).toMatchObject({ message: 'payment is in transition' });
  });
});

/** Most kills in these milliseconds leave one; the others were in time, or too late. */
async function stuckPayment(): Promise<LndInvoice> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const invoice = await host.network.payee.addInvoice(1_000_000n);
    host.proxy.treatment = {
      kind: 'change',
      line: (line) => {
        if (line.includes('"attempt_id"')) void host.network.ours.stop('SIGKILL');
        return line;
      },
    };
    payInBackground(invoice);
    await host.network.ours.ended();
    host.proxy.treatment = null;
    await host.startLndAgain();
    const isDecided = () => statusOf(invoice).then((status) => status !== 'pending');
    const end = await until('its end', isDecided, { seconds: 10 }).catch(() => null);
    if (end === null) return invoice;
  }
  throw new Error('lnd was never killed in the right moment');
}
