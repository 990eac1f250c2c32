import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  capabilitiesSchema,
  sandboxInvoiceSchema,
  sandboxWalletSchema,
} from '#core/lnpay/extensions.ts';
import { lnTxSchema, walletSchema, wtxListSchema } from '#core/lnpay/wire.ts';
import { msat } from '#core/money.ts';
import { creditDeposit } from '#server/ledger/invoices.ts';
import { deposit } from '#server/ledger/testing/test-ledger.ts';
import { toPaymentHash } from '#core/hex.ts';
import { testApi, type Account, type TestApi } from './testing/test-api.ts';

let api: TestApi;
let account: Account;
beforeEach(async () => {
  api = await testApi();
  account = await api.account();
});

const get = (url: string) => api.call(url, { key: account.apiKeys.public });
const post = (url: string, body: unknown) => api.call(url, { key: account.apiKeys.public, body });
const asSecret = (url: string, body?: unknown) =>
  api.call(url, { key: account.apiKeys.secret, ...(body === undefined ? {} : { body }) });

describe('transactions', () => {
  const ids = (body: unknown) => v.parse(wtxListSchema, body).map(({ id }) => id);

  beforeEach(async () => {
    for (let n = 1; n <= 24; n += 1) await deposit(api.ledger, account.id, msat(BigInt(n)));
  });

  test('come newest first, in pages that say where they are', async () => {
    const all = await get(`/v1/wallet/${account.waka}/transactions`);
    expect(ids(all.body)).toHaveLength(25);
    expect(Object(all.body)[0]).toMatchObject({ num_msat: 24, balance_after_msat: 100_000_300 });
    const third = await get(`/v1/wallet/${account.waka}/transactions?page=3&per-page=10`);
    expect(ids(third.body)).toEqual(ids(all.body).slice(20));
    expect(third.headers).toMatchObject({
      'x-pagination-total-count': '25',
      'x-pagination-page-count': '3',
      'x-pagination-current-page': '3',
      'x-pagination-per-page': '10',
    });
    expect(all.headers['access-control-expose-headers']).toContain('X-Pagination-Page-Count');
  });

  test.each([
    ['page=99&per-page=10', 3, 5],
    ['page=0', 1, 25],
    ['page=-1&per-page=-5', 1, 25],
    ['page=x&per-page=y', 1, 25],
    ['per-page=100000', 1, 25],
    ['page=1&page=2', 1, 25],
  ])('?%s', async (query, page, length) => {
    const answer = await get(`/v1/wallet/${account.waka}/transactions?${query}`);
    expect(ids(answer.body)).toHaveLength(length);
    expect(answer.headers['x-pagination-current-page']).toBe(String(page));
  });

  test('of a wallet without any are an empty list', async () => {
    account = await api.account(0n);
    const answer = await get(`/v1/wallet/${account.waka}/transactions`);
    expect(answer).toMatchObject({ status: 200, body: [] });
    expect(answer.headers['x-pagination-total-count']).toBe('0');
  });

  test('of all wallets, or of one', async () => {
    const made = await asSecret('/v1/wallet', { user_label: 'Second' });
    const { id } = v.parse(walletSchema, made.body);
    await post(`/v1/wallet/${account.waka}/transfer`, { dest_wallet_id: id, num_satoshis: 7 });
    const all = await asSecret('/v1/wallet-transactions?per-page=500');
    expect(Object(all.body).slice(0, 2)).toMatchObject([
      { wal: { id } },
      { wal: { id: account.id } },
    ]);
    expect(ids(all.body)).toHaveLength(27);
    expect(all.headers['x-pagination-total-count']).toBe('27');
    const usual = await asSecret('/v1/wallet-transactions');
    expect(ids(usual.body)).toEqual(ids(all.body).slice(0, 20));
    const one = await asSecret(`/v1/wallet-transactions?wallet_id=${id}`);
    expect(one.body).toMatchObject([{ num_satoshis: 7 }]);
    const unfiltered = await asSecret('/v1/wallet-transactions?per-page=500&wallet_id=');
    expect(unfiltered).toMatchObject({ status: 200, body: all.body });
  });
});

test('?fields= limits an answer', async () => {
  expect((await get(`/v1/wallet/${account.waka}?fields=id,balance,nonsense`)).body).toEqual({
    id: account.id,
    balance: 100_000,
  });
  const list = await get(`/v1/wallet/${account.waka}/transactions?fields=num_satoshis`);
  expect(list.body).toEqual([{ num_satoshis: 100_000 }]);
});

describe('an invoice', () => {
  test('is made, read, and shows its payment', async () => {
    const made = await post(`/v1/wallet/${account.waka}/invoice`, {
      num_satoshis: '1200',
      memo: 'Haircut 💈',
      passThru: { chair: 2 },
    });
    expect(made).toMatchObject({
      status: 201,
      body: {
        num_satoshis: 1200,
        memo: 'Haircut 💈',
        settled: 0,
        settled_at: null,
        expiry: 86_400,
        payment_preimage: null,
        passThru: { chair: 2, wallet_id: account.id },
      },
    });
    const lnTx = v.parse(lnTxSchema, made.body);
    const paymentHash = toPaymentHash(lnTx.r_hash_decoded ?? '');
    const preimage = api.node.preimage(paymentHash);
    await creditDeposit(api.ledger, { paymentHash, preimage, amountMsat: msat(1_200_000n) });
    expect(await asSecret(`/v1/lntx/${lnTx.id}`)).toMatchObject({
      body: { settled: 1, payment_preimage: preimage },
    });
    const [wtx] = v.parse(
      wtxListSchema,
      (await get(`/v1/wallet/${account.waka}/transactions`)).body,
    );
    expect(wtx).toMatchObject({
      num_satoshis: 1200,
      wtxType: { name: 'ln_deposit', display_name: 'LN Deposit' },
      passThru: { chair: 2 },
    });
  });

  test('for any amount, and with the hash of a description', async () => {
    const hash = 'AB'.repeat(32);
    const made = await post(`/v1/wallet/${account.waka}/invoice`, {
      num_satoshis: 0,
      description_hash: hash,
      expiry: 60,
    });
    expect(made.body).toMatchObject({
      num_satoshis: 0,
      num_msat: null,
      memo: null,
      description_hash: hash.toLowerCase(),
      expiry: 60,
    });
  });

  test.each([
    [{}, /^num_satoshis cannot be blank/],
    [{ num_satoshis: -5 }, /^num_satoshis must be no less than 0/],
    [{ num_satoshis: 1.5 }, /^num_satoshis must be an integer/],
    [{ num_satoshis: 'many' }, /^num_satoshis must be an integer/],
    [{ num_satoshis: 1e15 }, /^num_satoshis must be no greater/],
    [{ num_satoshis: 1, memo: 'x'.repeat(640) }, /^memo is too long/],
    [{ num_satoshis: 1, memo: '💈'.repeat(160) }, /^memo is too long/],
    [{ num_satoshis: 1, memo: 7 }, /^memo must be a string/],
    [{ num_satoshis: 1, expiry: 0 }, /^expiry must be no less than 1/],
    [{ num_satoshis: 1, description_hash: 'abc' }, /^description_hash must be 64 hex digits/],
    [{ num_satoshis: 1, passThru: 'x' }, /passThru data must be valid json/],
  ])('of %j is refused', async (body, message) => {
    expect(await post(`/v1/wallet/${account.waka}/invoice`, body)).toMatchObject({
      status: 400,
      body: { message: expect.stringMatching(message) },
    });
  });
});

describe('a transfer', () => {
  let other: string;
  beforeEach(async () => {
    const made = await asSecret('/v1/wallet', { user_label: 'Second' });
    other = v.parse(walletSchema, made.body).id;
  });
  const transfer = (body: object) =>
    post(`/v1/wallet/${account.waka}/transfer`, { dest_wallet_id: other, ...body });

  test('moves money in one go', async () => {
    const moved = await transfer({ num_satoshis: 250, memo: 'Pocket money', passThru: '{"a":1}' });
    expect(moved).toMatchObject({
      status: 201,
      body: {
        wtx_transfer_out: {
          num_satoshis: -250,
          user_label: 'Pocket money',
          lnTx: null,
          wal: { id: account.id, balance: 99_750 },
          wtxType: { name: 'ln_transfer_out' },
          passThru: { a: 1, source_wallet_id: account.id, dest_wallet_id: other },
        },
        wtx_transfer_in: { num_satoshis: 250, lnTx: null, wal: { id: other, balance: 250 } },
      },
    });
  });

  test.each([
    [{ num_satoshis: 100_001 }, 'insufficient funds'],
    [{ num_satoshis: 0 }, 'num_satoshis must be no less than 1.'],
    [{ num_satoshis: -1 }, 'num_satoshis must be no less than 1.'],
    [{}, 'num_satoshis cannot be blank.'],
    [{ num_satoshis: 1, dest_wallet_id: 'wal_x' }, 'Invalid dest wallet id'],
    [{ num_satoshis: 1, dest_wallet_id: null }, 'dest_wallet_id cannot be blank.'],
  ])('of %j is refused', async (body, message) => {
    expect(await transfer(body)).toMatchObject({ status: 400, body: { message } });
  });

  test('to itself is refused', async () => {
    expect(await transfer({ num_satoshis: 1, dest_wallet_id: account.id })).toMatchObject({
      status: 400,
      body: { message: 'Source and destination wallets cannot be the same!' },
    });
  });
});

describe('the node', () => {
  const ask = (name: string, query: Record<string, string>) =>
    get(`/v1/node/default/payments/${name}?${new URLSearchParams(query).toString()}`);

  test('decodes an invoice', async () => {
    const { paymentRequest, paymentHash } = api.node.foreignInvoice({
      amountMsat: 1_500n,
      description: 'Sub-sat',
      routeHints: [
        [
          {
            pubkey: api.node.payee,
            shortChannelId: '66051x263430x1800',
            feeBaseMsat: 1,
            feeProportionalMillionths: 20,
            cltvExpiryDelta: 3,
          },
        ],
      ],
    });
    expect(await ask('decodeinvoice', { payment_request: paymentRequest })).toMatchObject({
      status: 200,
      body: {
        destination: api.node.payee,
        payment_hash: paymentHash,
        num_satoshis: '1',
        num_msat: '1500',
        expiry: '3600',
        description: 'Sub-sat',
        // BOLT 11's example: 0102030405060708 in hex.
        route_hints: [{ hop_hints: [{ node_id: api.node.payee, chan_id: '72623859790382856' }] }],
        features: { 14: { name: 'payment-addr', is_required: true, is_known: true } },
      },
    });
  });

  test('decodes with the types LNPay documents, and leaves out what LNPay leaves out', async () => {
    const { paymentRequest } = api.node.foreignInvoice({
      amountMsat: 69_000n,
      routeHints: [
        [
          {
            pubkey: api.node.payee,
            shortChannelId: '66051x263430x1800',
            feeBaseMsat: 0,
            feeProportionalMillionths: 98,
            cltvExpiryDelta: 29,
          },
        ],
      ],
    });
    const { body } = await ask('decodeinvoice', { payment_request: paymentRequest });
    const hint = {
      node_id: api.node.payee,
      chan_id: '72623859790382856',
      fee_proportional_millionths: 98,
      cltv_expiry_delta: 29,
    };
    expect(body).toEqual({
      destination: api.node.payee,
      payment_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      num_satoshis: '69',
      timestamp: expect.stringMatching(/^\d{10}$/),
      expiry: '3600',
      description: expect.any(String),
      cltv_expiry: expect.stringMatching(/^\d+$/),
      route_hints: [{ hop_hints: [hint] }],
      payment_addr: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
      num_msat: '69000',
      features: expect.any(Object),
    });
  });

  test('says why an invoice cannot be decoded', async () => {
    expect(await ask('decodeinvoice', { payment_request: 'lnbc1' })).toMatchObject({
      status: 400,
      body: { message: expect.stringMatching(/^Unable to decode invoice/) },
    });
    expect(await ask('decodeinvoice', {})).toMatchObject({
      status: 400,
      body: { message: 'payment_request cannot be blank.' },
    });
  });

  test('finds routes, or says why not', async () => {
    const query = { pub_key: api.node.payee, amt: '1000' };
    expect(await ask('queryroutes', query)).toMatchObject({
      status: 400,
      body: { message: 'unable to find a path to destination' },
    });
    const hop = {
      chanId: '72623859790382856',
      chanCapacitySat: 1_000_000,
      amtToForwardMsat: msat(1_000_000n),
      feeMsat: msat(1_500n),
      expiry: 144,
      pubkey: api.node.payee,
    };
    const route = {
      totalTimeLock: 200,
      totalAmtMsat: msat(1_001_500n),
      totalFeesMsat: msat(1_500n),
      hops: [hop],
    };
    const free = { ...hop, feeMsat: msat(0n), amtToForwardMsat: msat(1_000_000n) };
    api.node.routes = {
      kind: 'routes',
      routes: [{ ...route, hops: [hop, free] }],
      successProbability: 0.9,
    };
    expect((await ask('queryroutes', query)).body).toEqual({
      routes: [
        {
          totalTimeLock: 200,
          totalFees: '1',
          totalAmt: '1001',
          totalFeesMsat: '1500',
          totalAmtMsat: '1001500',
          hops: [
            {
              chanId: '72623859790382856',
              chanCapacity: '1000000',
              amtToForward: '1000',
              fee: '1',
              expiry: 144,
              amtToForwardMsat: '1000000',
              feeMsat: '1500',
              pubKey: api.node.payee,
              tlvPayload: true,
            },
            {
              chanId: '72623859790382856',
              chanCapacity: '1000000',
              amtToForward: '1000',
              expiry: 144,
              amtToForwardMsat: '1000000',
              pubKey: api.node.payee,
              tlvPayload: true,
            },
          ],
        },
      ],
      successProb: 0.9,
    });
    expect(await ask('queryroutes', { pub_key: 'x', amt: '1' })).toMatchObject({ status: 400 });
  });

  test('estimates a fee', async () => {
    const due = api.node.foreignInvoice({ amountMsat: 1_000_000n });
    expect((await ask('estimatefee', { payment_request: due.paymentRequest })).body).toEqual({
      fee_msat: 1_500,
      success_probability: 0.97,
    });
    const open = { payment_request: api.node.foreignInvoice().paymentRequest };
    expect(await ask('estimatefee', open)).toMatchObject({
      status: 400,
      body: { message: 'Cannot process any amount invoices' },
    });
    expect((await ask('estimatefee', { ...open, amount_msat: '5000' })).status).toBe(200);
    api.node.estimate = { kind: 'none', reason: 'FAILURE_REASON_NO_ROUTE' };
    expect(await ask('estimatefee', { payment_request: due.paymentRequest })).toMatchObject({
      status: 400,
      body: { message: 'FAILURE_REASON_NO_ROUTE' },
    });
  });

  test('an invoice of a wallet of this ledger is paid inside, for nothing', async () => {
    const made = await post(`/v1/wallet/${account.waka}/invoice`, { num_satoshis: 1200 });
    const { payment_request } = v.parse(v.object({ payment_request: v.string() }), made.body);
    api.node.estimate = { kind: 'none', reason: 'unable to find a path to destination' };
    expect(await ask('estimatefee', { payment_request })).toMatchObject({
      status: 200,
      body: { fee_msat: 0, success_probability: 1 },
    });
  });
});

test('capabilities need no key', async () => {
  const { body, status } = await api.call('/v1/capabilities');
  expect(status).toBe(200);
  expect(v.parse(capabilitiesSchema, body)).toMatchObject({
    network: 'regtest',
    sandbox: true,
    payment_lookup: true,
    fee_estimate: true,
    amountless: true,
  });
});

describe('the sandbox', () => {
  test('gives a funded wallet with every key', async () => {
    const made = await api.call('/v1/sandbox/wallet', { method: 'POST' });
    const wallet = v.parse(sandboxWalletSchema, made.body);
    expect(made.status).toBe(201);
    expect(wallet).toMatchObject({ balance: 100_000, balance_msat: 100_000_000 });
    const waka = wallet.access_keys['Wallet Admin']?.[0] ?? '';
    const read = await api.call(`/v1/wallet/${waka}`, { key: wallet.api_keys.public });
    expect(read).toMatchObject({ status: 200, body: { id: wallet.id } });
    expect((await api.call('/v1/wallets', { key: wallet.api_keys.secret })).status).toBe(200);
  });

  test('gives invoices of the shop, without a key', async () => {
    const made = await api.call('/v1/sandbox/invoice', {
      body: { kind: 'payable', num_msat: 25_000_000, memo: 'Coffee', expiry: 60 },
    });
    expect(made).toMatchObject({
      status: 201,
      body: { kind: 'payable', num_msat: 25_000_000, memo: 'Coffee', expiry: 60 },
    });
    v.parse(sandboxInvoiceSchema, made.body);
    const open = await api.call('/v1/sandbox/invoice', { body: { kind: 'amountless' } });
    expect(open.body).toMatchObject({ num_msat: null, expiry: 3600 });
    expect(await api.call('/v1/sandbox/invoice', { body: { kind: 'free' } })).toMatchObject({
      status: 400,
      body: { message: expect.stringMatching(/^kind must be one of payable, amountless/) },
    });
  });

  test('releases what is held, and only that', async () => {
    const { paymentHash } = api.node.foreignInvoice();
    const release = (payment_hash: string) =>
      api.call('/v1/sandbox/release', { body: { payment_hash } });
    expect(await release(paymentHash)).toMatchObject({ status: 404 });
    api.node.keepPending(paymentHash);
    expect(await release(paymentHash)).toMatchObject({
      status: 200,
      body: { payment_hash: paymentHash, released: true },
    });
    api.node.fail(paymentHash, 'x');
    expect(await release(paymentHash)).toMatchObject({ status: 400 });
  });

  test('hands out wallets gently', async () => {
    const make = () => api.call('/v1/sandbox/wallet', { method: 'POST' });
    for (let n = 0; n < 60; n += 1) expect((await make()).status).toBe(201);
    expect(await make()).toMatchObject({ status: 429, body: { status: 429 } });
  });

  test('is not there on a real host', async () => {
    const real = await testApi({}, { inSandbox: false });
    expect(await real.call('/v1/sandbox/wallet', { method: 'POST' })).toMatchObject({
      status: 404,
    });
    expect((await real.call('/v1/capabilities')).body).toMatchObject({ sandbox: false });
  });
});
