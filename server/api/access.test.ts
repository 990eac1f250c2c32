import { beforeEach, describe, expect, test } from 'vitest';
import { ROLES, WALLET_KEY_ROLES, type WalletKeyRole } from '#server/ledger/wallet-key-roles.ts';
import { testApi, type Account, type TestApi } from './testing/test-api.ts';

let api: TestApi;
let account: Account;
let stranger: Account;
beforeEach(async () => {
  api = await testApi();
  account = await api.account();
  stranger = await api.account();
});

const unauthorized = {
  status: 401,
  body: { name: 'Unauthorized', message: expect.any(String), code: 0, status: 401 },
};

describe('an API key', () => {
  const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
  const read = (headers: Record<string, string>, query = '') =>
    api.call(`/v1/wallet/${account.waka}${query}`, { headers });

  test('is read from its header, from Basic and from the query', async () => {
    const key = account.apiKeys.public;
    expect((await read({ 'X-Api-Key': key })).status).toBe(200);
    expect((await read({ Authorization: basic(`${key}:`) })).status).toBe(200);
    expect((await read({}, `?access-token=${key}`)).status).toBe(200);
  });

  test.each([
    ['none', {}, ''],
    ['a wrong one', { 'X-Api-Key': 'pak_wrong' }, ''],
    ['a wrong Basic one', { Authorization: basic('nobody:') }, ''],
    ['a broken Basic one', { Authorization: 'Basic §' }, ''],
    ['a Bearer', { Authorization: 'Bearer abc' }, ''],
    ['two in the query', {}, '?access-token=a&access-token=b'],
    ['a wallet key in its place', { 'X-Api-Key': 'waka_gy6aKnNfvPhFm1p8VF3YnjGa' }, ''],
  ])('%s is 401', async (_name, headers, query) => {
    expect(await read(headers, query)).toMatchObject(unauthorized);
  });
});

describe('what each wallet key may do', () => {
  type Route = keyof typeof routes;
  const get = (url: string) => api.call(url, { key: account.apiKeys.public });
  const post = (url: string, body: unknown, headers = {}) =>
    api.call(url, { key: account.apiKeys.public, body, headers });
  const hash = '0'.repeat(64);
  /** What each is answered with when the key may call it. */
  const routes = {
    read: [(key: string) => get(`/v1/wallet/${key}`), 200],
    payment: [(key: string) => get(`/v1/wallet/${key}/payments/${hash}`), 200],
    list: [(key: string) => get(`/v1/wallet/${key}/transactions`), 200],
    search: [(key: string) => get(`/v1/wallet/${key}/transactions?search=coffee`), 200],
    invoice: [(key: string) => post(`/v1/wallet/${key}/invoice`, { num_satoshis: 5 }), 201],
    transfer: [(key: string) => post(`/v1/wallet/${key}/transfer`, {}), 400],
    withdraw: [(key: string) => post(`/v1/wallet/${key}/withdraw`, {}), 400],
    abandon: [
      (key: string) =>
        post(`/v1/wallet/${key}/payments/${hash}/abandon`, {}, { 'Idempotency-Key': 'never' }),
      200,
    ],
  } as const;
  const READ = ['read', 'payment', 'list', 'search'] as const;
  const MAY = {
    'Wallet Admin': [...READ, 'invoice', 'transfer', 'withdraw', 'abandon'],
    'Wallet Invoice': ['invoice'],
    'Wallet Read': READ,
    'Wallet LNURL Withdraw': [...READ, 'withdraw', 'abandon'],
    'Wallet LNURL Pay': ['invoice'],
  } satisfies Record<WalletKeyRole, readonly Route[]>;

  test.each(ROLES)('%s', async (role) => {
    const key = account.accessKeys[role][0] ?? '';
    const may: readonly string[] = MAY[role];
    for (const [route, [call, status]] of Object.entries(routes)) {
      const answer = await call(key);
      if (may.includes(route)) expect(answer.status, route).toBe(status);
      else expect(answer, route).toMatchObject(unauthorized);
    }
  });

  test('an invoice key learns that its invoice is paid, and neither balance nor preimage', async () => {
    const waki = account.accessKeys['Wallet Invoice'][0] ?? '';
    const made = await post(`/v1/wallet/${waki}/invoice`, { num_satoshis: 5 });
    const { id, payment_request } = Object(made.body);
    const payer = await api.account();
    expect((await api.withdraw(payer, { payment_request })).status).toBe(201);
    const paid = await get(`/v1/lntx/${id}`);
    expect(paid).toMatchObject({ status: 200, body: { settled: 1, payment_preimage: null } });
    for (const { body } of [made, paid]) {
      expect(JSON.stringify(body)).not.toMatch(/balance|held_msat/);
    }
    const all = await api.call(`/v1/lntx/${id}`, { key: account.apiKeys.secret });
    expect(all.body).toMatchObject({ payment_preimage: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  test('a secret key may do everything with its own wallets, by id or by any key', async () => {
    const key = account.apiKeys.secret;
    const wakr = account.accessKeys['Wallet Read'][0] ?? '';
    for (const name of [account.id, account.waka, wakr]) {
      expect((await api.call(`/v1/wallet/${name}`, { key })).status).toBe(200);
      const withdrawal = await api.call(`/v1/wallet/${name}/withdraw`, { key, body: {} });
      expect(withdrawal.status).toBe(400);
    }
  });
});

describe('accounts do not see each other', () => {
  test('nor open each other’s wallets, by id or by key', async () => {
    for (const url of [`/v1/wallet/${account.id}`, `/v1/wallet/${account.waka}`]) {
      for (const key of [stranger.apiKeys.secret, stranger.apiKeys.public]) {
        expect(await api.call(url, { key })).toMatchObject(unauthorized);
      }
    }
  });

  test('nor list each other’s wallets and transactions', async () => {
    const key = stranger.apiKeys.secret;
    for (const url of ['/v1/wallets', '/v1/wallet-transactions']) {
      const { body } = await api.call(url, { key });
      expect(JSON.stringify(body)).not.toContain(account.id);
      expect(JSON.stringify(body)).toContain(stranger.id);
    }
    const one = `/v1/wallet-transactions?wallet_id=${account.id}`;
    expect(await api.call(one, { key })).toMatchObject(unauthorized);
  });

  test('nor read each other’s LnTxs', async () => {
    const made = await api.call(`/v1/wallet/${account.waka}/invoice`, {
      key: account.apiKeys.public,
      body: { num_satoshis: 5 },
    });
    const id = String(Object(made.body).id);
    const read = (key: string) => api.call(`/v1/lntx/${id}`, { key });
    expect((await read(account.apiKeys.public)).status).toBe(200);
    expect(await read(stranger.apiKeys.secret)).toMatchObject({ status: 404 });
  });

  test('nor transfer to each other, which would show a balance', async () => {
    const answer = await api.call(`/v1/wallet/${account.waka}/transfer`, {
      key: account.apiKeys.public,
      body: { dest_wallet_id: stranger.id, num_satoshis: 5 },
    });
    expect(answer).toMatchObject({ status: 400, body: { message: 'Invalid dest wallet id' } });
  });

  test('a public key opens no wallet by its id, and lists nothing', async () => {
    const key = account.apiKeys.public;
    expect(await api.call(`/v1/wallet/${account.id}`, { key })).toMatchObject(unauthorized);
    expect(await api.call('/v1/wallets', { key })).toMatchObject(unauthorized);
    expect(await api.call('/v1/wallet-transactions', { key })).toMatchObject(unauthorized);
    expect(await api.call('/v1/wallet', { key, body: {} })).toMatchObject(unauthorized);
  });
});

test('a key is never in an error', async () => {
  const key = 'waka_gy6aKnNfvPhFm1p8VF3YnjGa';
  for (const apiKey of [account.apiKeys.public, account.apiKeys.secret]) {
    const answer = await api.call(`/v1/wallet/${key}`, { key: apiKey });
    expect(JSON.stringify(answer.body)).not.toContain(key);
  }
});

test('guessing is slowed down, and does not slow down right keys', async () => {
  const guess = () => api.call('/v1/wallet/waka_x', { key: 'pak_x' });
  for (let n = 0; n < 20; n += 1) expect(await guess()).toMatchObject(unauthorized);
  const slowed = await guess();
  expect(slowed).toMatchObject({
    status: 429,
    body: { name: 'Too Many Requests', code: 0, status: 429 },
  });
  expect(Number(slowed.headers['retry-after'])).toBeGreaterThan(0);
  const right = { key: account.apiKeys.public };
  expect((await api.call(`/v1/wallet/${account.waka}`, right)).status).toBe(200);
  // Wallet keys count too.
  expect((await api.call('/v1/wallet/waka_x', right)).status).toBe(429);
});

test('wallets that are wrong in the query count as wrong ones in the path do', async () => {
  const read = (id: string) =>
    api.call(`/v1/wallet-transactions?wallet_id=${id}`, { key: account.apiKeys.secret });
  const wrong = ['wal_x', 'nonsense', stranger.id, 'wal_czDztN5eJ4r5sJ'];
  for (let n = 0; n < 20; n += 1) {
    expect(await read(wrong[n % 4] ?? '')).toMatchObject(unauthorized);
  }
  expect(await read(stranger.id)).toMatchObject({ status: 429, body: { status: 429 } });
  expect((await read(account.id)).status).toBe(200);
});

test('a wallet made by a secret key opens with the keys that were shown', async () => {
  const made = await api.call('/v1/wallet', {
    key: account.apiKeys.secret,
    body: { user_label: 'Till 2' },
  });
  expect(made).toMatchObject({ status: 201, body: { user_label: 'Till 2', balance: 0 } });
  const { access_keys: keys } = Object(made.body);
  for (const role of ROLES) {
    expect(keys[role]).toEqual([expect.stringMatching(`^${WALLET_KEY_ROLES[role].prefix}`)]);
  }
  const read = await api.call(`/v1/wallet/${keys['Wallet Admin'][0]}`, {
    key: account.apiKeys.public,
  });
  expect(read).toMatchObject({ status: 200, body: { user_label: 'Till 2' } });
  expect(JSON.stringify(read.body)).not.toContain('waka_');
});
