/** The endpoints around paying, over the real ledger and the real network. */
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lnTxSchema, walletSchema, wtxListSchema } from '#core/lnpay/wire.ts';
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

beforeAll(async () => {
  server = await startServer();
  wallet = await makeWallet(server.url);
});
afterAll(async () => {
  await server.stop();
  await removeData(server);
});

const secret = (path: string, body?: unknown) =>
  call(server.url, path, { key: wallet.secretKey, ...(body === undefined ? {} : { body }) });
const open = (path: string, body?: unknown) =>
  call(server.url, path, { key: wallet.publicKey, ...(body === undefined ? {} : { body }) });

describe('wallets', () => {
  test('the sandbox wallet holds 100 000 sat from a real payment', async () => {
    const read = await readWallet(server.url, wallet);
    expect(read).toMatchObject({
      id: expect.stringMatching(/^wal_[0-9A-Za-z]{14}$/),
      balance: 100_000,
      balance_msat: 100_000_000,
      statusType: { type: 'wallet', name: 'active', display_name: 'Active' },
    });
    const list = v.parse(
      wtxListSchema,
      (await open(`/v1/wallet/${wallet.admin}/transactions`)).body,
    );
    expect(list).toHaveLength(1);
    expect(list[0]).toMatchObject({
      num_satoshis: 100_000,
      wtxType: { name: 'ln_deposit' },
      lnTx: { settled: 1, payment_preimage: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
  });

  test('are created by a secret key, which is shown their keys this once', async () => {
    const made = await secret('/v1/wallet', { user_label: 'Till 2' });
    expect(made).toMatchObject({
      status: 201,
      body: {
        user_label: 'Till 2',
        balance: 0,
        access_keys: {
          'Wallet Admin': [expect.stringMatching(/^waka_/)],
          'Wallet Invoice': [expect.stringMatching(/^waki_/)],
          'Wallet Read': [expect.stringMatching(/^wakr_/)],
          'Wallet LNURL Withdraw': [expect.stringMatching(/^waklw_/)],
          'Wallet LNURL Pay': [expect.stringMatching(/^waklp_/)],
        },
      },
    });
    const { id } = v.parse(walletSchema, made.body);
    const read = await secret(`/v1/wallet/${id}`);
    expect(read).toMatchObject({ status: 200, body: { id, user_label: 'Till 2' } });
    expect(JSON.stringify(read.body)).not.toContain('waka_');
    const all = v.parse(v.array(walletSchema), (await secret('/v1/wallets')).body);
    expect(all.map((one) => one.id)).toEqual(expect.arrayContaining([id, wallet.id]));
  });

  test('?fields= limits an answer', async () => {
    const answer = await open(`/v1/wallet/${wallet.admin}?fields=id,balance`);
    expect(Object.keys(v.parse(walletSchema, answer.body)).sort()).toEqual(['balance', 'id']);
  });
});

describe('an invoice of the wallet', () => {
  test('is made, read, paid from outside over the network, and credited once', async () => {
    const made = await open(`/v1/wallet/${wallet.admin}/invoice`, {
      num_satoshis: 1200,
      memo: 'Haircut',
      passThru: { chair: 2 },
    });
    expect(made).toMatchObject({
      status: 201,
      body: {
        num_satoshis: 1200,
        memo: 'Haircut',
        settled: 0,
        expiry: 86_400,
        payment_preimage: null,
      },
    });
    const lnTx = v.parse(lnTxSchema, made.body);
    expect(lnTx.payment_request).toMatch(/^lnbcrt12u/);
    expect(await open(`/v1/lntx/${lnTx.id}`)).toMatchObject({ status: 200, body: { settled: 0 } });
  });

  test('paid by another wallet of this host settles inside, without a fee, with a true preimage', async () => {
    const payer = await makeWallet(server.url);
    const made = await open(`/v1/wallet/${wallet.admin}/invoice`, {
      num_satoshis: 700,
      memo: 'Lunch',
    });
    const lnTx = v.parse(lnTxSchema, made.body);
    const before = Number((await readWallet(server.url, wallet)).balance_msat);
    const paid = await withdraw(server.url, payer, { payment_request: lnTx.payment_request });
    expect(paid).toMatchObject({
      status: 201,
      body: { num_satoshis: -700, lnTx: { settled: 1, fee_msat: 0 } },
    });
    expect((await readWallet(server.url, wallet)).balance_msat).toBe(before + 700_000);
    expect((await readWallet(server.url, payer)).balance_msat).toBe(100_000_000 - 700_000);
    expect(await open(`/v1/lntx/${lnTx.id}`)).toMatchObject({
      body: { settled: 1, payment_preimage: null },
    });
    expect(await call(server.url, `/v1/lntx/${lnTx.id}`, { key: wallet.secretKey })).toMatchObject({
      body: { settled: 1, payment_preimage: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(
      await withdraw(server.url, payer, { payment_request: lnTx.payment_request }),
    ).toMatchObject({
      status: 400,
      body: { message: expect.stringMatching(/invoice is already paid/) },
    });
  });

  test.each([{}, { num_satoshis: -5 }, { num_satoshis: 1.5 }, { num_satoshis: 'many' }])(
    'with nonsense for an amount is refused: %j',
    async (body) => {
      const answer = await open(`/v1/wallet/${wallet.admin}/invoice`, body);
      expect(answer).toMatchObject({
        status: 400,
        body: { status: 400, message: expect.stringMatching(/num_satoshis/) },
      });
    },
  );
});

describe('transfers', () => {
  const secondWallet = async () =>
    v.parse(walletSchema, (await secret('/v1/wallet', { user_label: 'Till 3' })).body).id;
  const transfer = (dest_wallet_id: string, num_satoshis: number) =>
    open(`/v1/wallet/${wallet.admin}/transfer`, { dest_wallet_id, num_satoshis, memo: 'Change' });

  test('move money between wallets of an account in one go', async () => {
    const to = await secondWallet();
    const before = Number((await readWallet(server.url, wallet)).balance_msat);
    expect(await transfer(to, 250)).toMatchObject({
      status: 201,
      body: {
        wtx_transfer_out: { num_satoshis: -250, user_label: 'Change', lnTx: null },
        wtx_transfer_in: { num_satoshis: 250, user_label: 'Change', lnTx: null },
      },
    });
    expect((await readWallet(server.url, wallet)).balance_msat).toBe(before - 250_000);
    expect(await secret(`/v1/wallet/${to}`)).toMatchObject({ body: { balance: 250 } });
  });

  test('beyond the balance are refused', async () => {
    expect(await transfer(await secondWallet(), 10_000_000)).toMatchObject({
      status: 400,
      body: { message: expect.stringMatching(/insufficient funds/i) },
    });
  });

  test('to a wallet of somebody else are refused', async () => {
    const stranger = await makeWallet(server.url);
    expect((await transfer(stranger.id, 1)).status).toBe(400);
  });
});

test('transactions come newest first, in pages', async () => {
  for (let i = 0; i < 5; i += 1) {
    const due = await makeInvoice(server.url, 'payable', { num_msat: 100_000 });
    expect(
      (await withdraw(server.url, wallet, { payment_request: due.payment_request })).status,
    ).toBe(201);
  }
  const page = await open(`/v1/wallet/${wallet.admin}/transactions?page=2&per-page=3`);
  const all = v.parse(
    wtxListSchema,
    (await open(`/v1/wallet/${wallet.admin}/transactions?per-page=50`)).body,
  );
  const total = all.length;
  expect(total).toBeGreaterThan(6);
  expect(v.parse(wtxListSchema, page.body).map(({ id }) => id)).toEqual(
    all.slice(3, 6).map(({ id }) => id),
  );
  expect(page.headers.get('X-Pagination-Total-Count')).toBe(String(total));
  expect(page.headers.get('X-Pagination-Page-Count')).toBe(String(Math.ceil(total / 3)));
  expect(page.headers.get('X-Pagination-Current-Page')).toBe('2');
  expect(page.headers.get('X-Pagination-Per-Page')).toBe('3');
  const dates = all.map(({ created_at }) => created_at);
  expect(dates).toEqual([...dates].sort((a, b) => b - a));
  const over = await secret(`/v1/wallet-transactions?wallet_id=${wallet.id}&per-page=50`);
  expect(v.parse(wtxListSchema, over.body).map(({ id }) => id)).toEqual(all.map(({ id }) => id));
});

describe('the node', () => {
  test('decodes an invoice as LNPay answers it', async () => {
    const due = await makeInvoice(server.url, 'payable', { num_msat: 1_500, memo: 'Sub-sat' });
    const answer = await open(
      `/v1/node/default/payments/decodeinvoice?payment_request=${due.payment_request}`,
    );
    expect(answer).toMatchObject({
      status: 200,
      body: {
        destination: expect.stringMatching(/^0[23]/),
        payment_hash: due.payment_hash,
        num_satoshis: '1',
        num_msat: expect.anything(),
        description: 'Sub-sat',
        route_hints: expect.any(Array),
        features: expect.any(Object),
      },
    });
    const bad = await open('/v1/node/default/payments/decodeinvoice?payment_request=lnbc1');
    expect(bad).toMatchObject({ status: 400, body: { status: 400 } });
  });

  test('finds real routes, and says why it finds none', async () => {
    const due = await makeInvoice(server.url, 'payable', { num_msat: 1_000_000 });
    const decoded = await open(
      `/v1/node/default/payments/decodeinvoice?payment_request=${due.payment_request}`,
    );
    const { destination } = v.parse(v.looseObject({ destination: v.string() }), decoded.body);
    const answer = await open(
      `/v1/node/default/payments/queryroutes?pub_key=${destination}&amt=1000`,
    );
    expect(answer).toMatchObject({
      status: 200,
      body: {
        routes: [
          {
            hops: [
              expect.objectContaining({ pubKey: expect.any(String) }),
              expect.objectContaining({ pubKey: destination }),
            ],
          },
        ],
      },
    });
    const nowhere = await open(
      `/v1/node/default/payments/queryroutes?pub_key=02${'c6'.repeat(32)}&amt=1000`,
    );
    expect(nowhere).toMatchObject({
      status: 400,
      body: { status: 400, message: expect.any(String) },
    });
  });
});

describe('every error has LNPay’s shape', () => {
  const cases: [string, string, Parameters<typeof call>[2], number][] = [
    ['an unknown address', '/v1/nonsense', {}, 404],
    ['broken JSON', '/v1/sandbox/invoice', { body: '{"kind":' }, 400],
    ['a huge body', '/v1/sandbox/invoice', { body: { memo: 'x'.repeat(2_000_000) } }, 413],
    ['an unknown kind', '/v1/sandbox/invoice', { body: { kind: 'free' } }, 400],
    [
      'another kind of body',
      '/v1/sandbox/invoice',
      { body: '<a/>', headers: { 'Content-Type': 'text/xml' } },
      415,
    ],
    ['an unknown LnTx', '/v1/lntx/lntx_doesnotexist', {}, 404],
  ];
  test.each(cases)('%s', async (_name, path, options, status) => {
    const answer = await call(server.url, path, { key: wallet.publicKey, ...options });
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({
      name: expect.any(String),
      message: expect.any(String),
      code: 0,
      status,
    });
  });
});

describe('browsers of other origins', () => {
  test('may call, with any header', async () => {
    const answer = await call(server.url, `/v1/wallet/${wallet.admin}/withdraw`, {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://shop.example',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'x-api-key,x-lnpay-sdk,content-type,idempotency-key',
      },
    });
    expect(answer.status).toBeLessThan(300);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(answer.headers.get('Access-Control-Allow-Headers')?.toLowerCase()).toContain(
      'x-lnpay-sdk',
    );
    const read = await call(server.url, '/v1/wallet/waka_x', {
      headers: { Origin: 'https://shop.example' },
    });
    expect(read.headers.get('Access-Control-Allow-Origin')).toBe('*');
  });
});

describe('the pages', () => {
  test('come with a strict Content-Security-Policy and the usual headers', async () => {
    const { headers, status } = await call(server.url, '/');
    expect(status).toBe(200);
    const policy = headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("'unsafe-inline'");
    expect(policy).not.toContain("'unsafe-eval'");
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Referrer-Policy')).toBe('no-referrer');
  });

  test('of the wallet are served at every address of the wallet', async () => {
    for (const path of ['/review', '/payment/abc', '/sandbox', '/connect']) {
      const response = await fetch(`${server.url}${path}`, { headers: { Accept: 'text/html' } });
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('<div id="root">');
    }
  });

  test('of the API’s documentation describe the withdrawal', async () => {
    expect((await fetch(`${server.url}/docs`)).status).toBe(200);
    const openApi = await call(server.url, '/docs/json');
    expect(JSON.stringify(openApi.body)).toContain('/withdraw');
  });
});
