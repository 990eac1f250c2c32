/** Who may do what: three ways to show a key, five kinds of wallet keys, and what is refused. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, makeInvoice, makeWallet, type TestWallet } from '../support/host.ts';
import { removeData, startServer, type RunningServer } from '../support/server.ts';

let server: RunningServer;
let wallet: TestWallet;
let stranger: TestWallet;

beforeAll(async () => {
  server = await startServer();
  wallet = await makeWallet(server.url);
  stranger = await makeWallet(server.url);
});
afterAll(async () => {
  await server.stop();
  await removeData(server);
});

const unauthorized = {
  status: 401,
  body: { name: 'Unauthorized', message: expect.any(String), code: 0, status: 401 },
};
const keyOf = (role: string): string => Object(wallet.keys)[role]?.[0] ?? 'missing';
const get = (path: string, key?: string, headers?: Record<string, string>) =>
  call(server.url, path, { ...(key ? { key } : {}), ...(headers ? { headers } : {}) });

describe('an API key is read', () => {
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;

  test('from X-Api-Key, from HTTP Basic and from ?access-token=', async () => {
    const path = `/v1/wallet/${wallet.admin}`;
    expect((await get(path, wallet.publicKey)).status).toBe(200);
    const headers = { Authorization: basic(`${wallet.publicKey}:`) };
    expect((await get(path, undefined, headers)).status).toBe(200);
    expect((await get(`${path}?access-token=${wallet.publicKey}`)).status).toBe(200);
  });

  test('and its absence, or a wrong one, is 401 in LNPay’s words', async () => {
    const path = `/v1/wallet/${wallet.admin}`;
    expect(await get(path)).toMatchObject(unauthorized);
    expect(await get(path, 'pak_wrong')).toMatchObject(unauthorized);
    const headers = { Authorization: basic('nonsense') };
    expect(await get(path, undefined, headers)).toMatchObject(unauthorized);
  });
});

describe('a wallet key opens what its role allows', () => {
  const roles: Record<
    string,
    { read: boolean; list: boolean; deposit: boolean; withdraw: boolean }
  > = {
    'Wallet Admin': { read: true, list: true, deposit: true, withdraw: true },
    'Wallet Invoice': { read: false, list: false, deposit: true, withdraw: false },
    'Wallet Read': { read: true, list: true, deposit: false, withdraw: false },
    'Wallet LNURL Withdraw': { read: true, list: true, deposit: false, withdraw: true },
    'Wallet LNURL Pay': { read: false, list: false, deposit: true, withdraw: false },
  };

  test.each(Object.entries(roles))('%s', async (role, may) => {
    const base = `/v1/wallet/${keyOf(role)}`;
    const key = wallet.publicKey;
    const statuses = async (answer: Promise<{ status: number }>) => (await answer).status;
    expect(await statuses(get(base, key))).toBe(may.read ? 200 : 401);
    expect(await statuses(get(`${base}/transactions`, key))).toBe(may.list ? 200 : 401);
    expect(
      await statuses(call(server.url, `${base}/invoice`, { key, body: { num_satoshis: 5 } })),
    ).toBe(may.deposit ? 201 : 401);
    const due = await makeInvoice(server.url, 'payable', { num_msat: 100_000 });
    const body = { payment_request: due.payment_request };
    expect(await statuses(call(server.url, `${base}/withdraw`, { key, body }))).toBe(
      may.withdraw ? 201 : 401,
    );
  });
});

describe('accounts do not see each other', () => {
  test('a public key opens no wallet by its id', async () => {
    expect(await get(`/v1/wallet/${wallet.id}`, wallet.publicKey)).toMatchObject(unauthorized);
  });

  test('a public key lists nothing', async () => {
    expect(await get('/v1/wallets', wallet.publicKey)).toMatchObject(unauthorized);
    expect(await get('/v1/wallet-transactions', wallet.publicKey)).toMatchObject(unauthorized);
  });

  test('a secret key opens its own account’s wallets, by id and by key, and no other’s', async () => {
    expect((await get(`/v1/wallet/${wallet.id}`, wallet.secretKey)).status).toBe(200);
    expect((await get(`/v1/wallet/${wallet.admin}`, wallet.secretKey)).status).toBe(200);
    const answer = await get(`/v1/wallet/${wallet.id}`, stranger.secretKey);
    expect([401, 404]).toContain(answer.status);
    const list = await get('/v1/wallets', stranger.secretKey);
    expect(JSON.stringify(list.body)).not.toContain(wallet.id);
  });

  test('a key in a wallet’s place that does not exist', async () => {
    const answer = await get('/v1/wallet/waka_doesnotexist', wallet.publicKey);
    expect([401, 404]).toContain(answer.status);
    expect(answer.body).toMatchObject({ status: answer.status, message: expect.any(String) });
  });
});

test('guessing keys is slowed down, and right keys of others are not', async () => {
  const guessed = await startServer({ dataDir: server.dataDir + '-guess' });
  try {
    const own = await makeWallet(guessed.url);
    const statuses: number[] = [];
    for (let i = 0; i < 200 && !statuses.includes(429); i += 1) {
      const answer = await call(guessed.url, `/v1/wallet/waka_guess${i}`, { key: `pak_guess${i}` });
      statuses.push(answer.status);
      if (answer.status === 429) {
        expect(answer.body).toMatchObject({ status: 429, message: expect.any(String) });
        expect(Number(answer.headers.get('Retry-After'))).toBeGreaterThan(0);
      }
    }
    expect(statuses).toContain(429);
    expect(statuses[0]).toBe(401);
    const right = await call(guessed.url, `/v1/wallet/${own.admin}`, { key: own.publicKey });
    expect(right.status).toBe(200);
  } finally {
    await guessed.stop();
    await removeData(guessed);
  }
});
