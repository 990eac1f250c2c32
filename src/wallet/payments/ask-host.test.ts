import goldenWtx from '#core/lnpay/fixtures/golden-wtx.json' with { type: 'json' };
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { toNodePubkey, toPaymentHash } from '#core/hex.ts';
import { msatFromSat } from '#core/money.ts';
import type { Capabilities } from '../host/get-capabilities.ts';
import { askOfAttempt, askOfHash } from './ask-host.ts';
import type { PaymentRecord } from './payment-record.ts';

const connection = {
  host: 'https://host.example',
  publicKey: 'pak_x',
  walletKey: 'waka_x',
  walletId: 'wal_x',
};
const NOW = 1_800_000_000;
const hash = toPaymentHash('ab'.repeat(32));
const record: PaymentRecord = {
  paymentHash: hash,
  paymentRequest: 'lnbc1',
  payee: toNodePubkey(`02${'ef'.repeat(32)}`),
  memo: null,
  host: connection.host,
  walletId: connection.walletId,
  amountMsat: msatFromSat(10),
  feeLimitMsat: msatFromSat(1),
  startedAt: NOW * 1000,
  state: { status: 'unknown', why: 'no-answer', nodeText: '' },
};

let answer: (url: URL) => Response;
let asked: string[];
beforeEach(() => {
  asked = [];
  vi.stubGlobal('fetch', async (address: string) => {
    const url = new URL(address);
    asked.push(url.searchParams.get('page') ?? '');
    return answer(url);
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('a failure that the host answers with', () => {
  const host: Capabilities = {
    network: 'regtest',
    sandbox: true,
    paymentLookup: true,
    feeEstimate: true,
    amountless: true,
    idempotencyKeys: true,
    abandon: true,
    search: true,
  };
  const failed = (idempotency_key: string | null) => () =>
    Response.json({ status: 'failed', failure: 'FAILURE_REASON_NO_ROUTE', idempotency_key });

  test.each([
    ['this attempt’s', 'mine', 'mine', 'failed'],
    ['another attempt’s', 'mine', 'theirs', 'not-found'],
    ['one without a name', 'mine', null, 'not-found'],
    ['a named one, while ours has no name', undefined, 'theirs', 'not-found'],
    ['some nameless one, where names are taken', undefined, null, 'not-found'],
  ])('is %s', async (_whose, idempotencyKey, named, status) => {
    answer = failed(named);
    const attempt = idempotencyKey === undefined ? record : { ...record, idempotencyKey };
    expect(await askOfAttempt(connection, host, attempt)).toMatchObject({ status });
  });

  test('is this attempt’s where the host names none', async () => {
    answer = failed(null);
    const nameless = { ...host, idempotencyKeys: false };
    expect(await askOfAttempt(connection, nameless, record)).toMatchObject({ status: 'failed' });
  });

  test('is one of the hash, whoever’s attempt it was', async () => {
    answer = failed('theirs');
    expect(await askOfHash(connection, host, hash)).toMatchObject({ status: 'failed' });
  });
});

describe('a host that cannot look up is searched', () => {
  const transaction = (id: string, lnTx: object = {}, hoursAgo = 0) => ({
    ...goldenWtx,
    id,
    created_at: NOW - hoursAgo * 3600,
    num_satoshis: -10,
    lnTx: { ...goldenWtx.lnTx, r_hash_decoded: 'cd'.repeat(32), settled: 1, ...lnTx },
  });
  const paid = transaction('wtx_paid', { r_hash_decoded: hash });
  const page = (n: number, hoursAgo = 0) =>
    Array.from({ length: 20 }, (_, i) => transaction(`wtx_${n}_${i}`, {}, hoursAgo));
  const serve =
    (pages: object[][], headers = {}) =>
    (url: URL) =>
      Response.json(pages[Number(url.searchParams.get('page')) - 1] ?? [], { headers });
  const ask = () => askOfAttempt(connection, null, record);

  test('beyond a page that is shorter than it was asked to be', async () => {
    answer = serve([page(1), [paid]], { 'X-Pagination-Page-Count': '2' });
    expect(await ask()).toMatchObject({
      status: 'settled',
      settlement: { ids: { wtxId: 'wtx_paid' } },
    });
    answer = serve([page(1), [paid]]);
    expect(await ask()).toMatchObject({
      status: 'settled',
      settlement: { ids: { wtxId: 'wtx_paid' } },
    });
  });

  test('for the hash in capitals too', async () => {
    answer = serve([[transaction('wtx_1', { r_hash_decoded: hash.toUpperCase() })]]);
    expect(await ask()).toMatchObject({ status: 'settled' });
  });

  test('to the last page, where the host says which that is', async () => {
    answer = serve([page(1), page(2), [paid]], { 'X-Pagination-Page-Count': '2' });
    expect(await ask()).toBeNull();
    expect(asked).toEqual(['1', '2']);
  });

  test('until a page is empty, or the last one comes again', async () => {
    answer = serve([page(1), page(2)]);
    expect(await ask()).toBeNull();
    expect(asked).toEqual(['1', '2', '3']);
    asked = [];
    answer = () => Response.json(page(1));
    expect(await ask()).toBeNull();
    expect(asked).toEqual(['1', '2']);
  });

  test('back to a day before the payment began', async () => {
    answer = serve([page(1), page(2, 23), page(3, 25), [paid]]);
    expect(await ask()).toBeNull();
    expect(asked).toEqual(['1', '2', '3']);
  });

  test('no further than makes sense', async () => {
    answer = (url) => Response.json(page(Number(url.searchParams.get('page'))));
    expect(await ask()).toBeNull();
    expect(asked).toHaveLength(20);
    asked = [];
    expect(await askOfHash(connection, null, hash)).toBeNull();
    expect(asked).toHaveLength(3);
  });

  test('and what is not settled, or came in, is not taken', async () => {
    answer = serve([
      [
        transaction('wtx_1', { r_hash_decoded: hash, settled: 0 }),
        { ...transaction('wtx_2', { r_hash_decoded: hash }), num_satoshis: 10 },
      ],
    ]);
    expect(await ask()).toBeNull();
  });
});
