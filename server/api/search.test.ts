/** Searching the transactions of a wallet. */
import { beforeEach, expect, test } from 'vitest';
import { wtxListSchema } from '#core/lnpay/wire.ts';
import { msat } from '#core/money.ts';
import * as v from 'valibot';
import { nextSliceSize, TransactionSearch } from '#server/ledger/search-transactions.ts';
import { deposit } from '#server/ledger/testing/test-ledger.ts';
import { getWallet } from '#server/ledger/wallets.ts';
import { testApi, type Account, type TestApi } from './testing/test-api.ts';

let api: TestApi;
let account: Account;
beforeEach(async () => {
  api = await testApi();
  account = await api.account();
});

async function pay(description: string, amountMsat: bigint) {
  const invoice = api.node.foreignInvoice({ amountMsat, description });
  await api.withdraw(account, { payment_request: invoice.paymentRequest, fee_limit_msat: 0 });
  return invoice;
}

async function search(words: string, more = '', of = account) {
  const query = `search=${encodeURIComponent(words)}${more}`;
  const url = `/v1/wallet/${of.waka}/transactions?${query}`;
  const { status, body } = await api.call(url, { key: of.apiKeys.public });
  expect(status).toBe(200);
  return v.parse(wtxListSchema, body);
}

const memos = async (words: string, more?: string) =>
  (await search(words, more)).map(({ lnTx }) => lnTx?.memo);

test('by words of the memo, the hash, the invoice, an id or an amount', async () => {
  const coffee = await pay('Zwei KAFFEES im Café', 25_000_500n);
  const wood = await pay('Firewood', 7_000n);
  expect(await memos('café kaffees')).toEqual(['Zwei KAFFEES im Café']);
  expect(await memos(coffee.paymentHash.toUpperCase())).toEqual(['Zwei KAFFEES im Café']);
  expect(await memos(wood.paymentRequest)).toEqual(['Firewood']);
  expect(await memos('25 000.5')).toEqual(['Zwei KAFFEES im Café']);
  api.node.script = ({ paymentHash }) => api.node.settle(paymentHash, msat(12_000n));
  const tea = api.node.foreignInvoice({ amountMsat: 41_000n, description: 'Tea' });
  await api.withdraw(account, { payment_request: tea.paymentRequest, fee_limit_msat: 12_000 });
  expect(await memos('53')).toEqual(['Tea']);
  const [found] = await search('firewood');
  expect((await search(found?.id ?? '')).map(({ id }) => id)).toEqual([found?.id]);
  expect(await memos('firewood café')).toEqual([]);
});

test('never among another wallet’s', async () => {
  await pay('Firewood', 7_000n);
  expect(await search('firewood', '', await api.account())).toEqual([]);
});

test('however far back, newest first, a page at a time', async () => {
  await pay('Tea, the first', 7_000n);
  for (let n = 0; n < 520; n += 1) await deposit(api.ledger, account.id, msat(1n));
  await pay('Tea, the second', 7_000n);
  await pay('Tea, the third', 7_000n);
  expect(await memos('tea')).toEqual(['Tea, the third', 'Tea, the second', 'Tea, the first']);
  const page = await search('tea', '&per-page=2');
  expect(page).toHaveLength(2);
  expect(await memos('tea', `&per-page=2&before=${page[1]?.id}`)).toEqual(['Tea, the first']);
});

test('"before" has to be one of the wallet’s own', async () => {
  const other = await api.account();
  const [theirs] = await search('1', '', other);
  for (const before of ['nonsense', theirs?.id]) {
    const url = `/v1/wallet/${account.waka}/transactions?search=1&before=${before}`;
    expect(await api.call(url, { key: account.apiKeys.public })).toMatchObject({
      status: 400,
      body: { message: 'before is not the id of a transaction of this wallet.' },
    });
  }
});

test('when the caller has gone: it ends', async () => {
  for (let n = 0; n < 520; n += 1) await deposit(api.ledger, account.id, msat(1n));
  let asked = 0;
  const found = await new TransactionSearch(api.ledger).find(
    await getWallet(api.ledger, account.id),
    { words: '100000', before: null, limit: 9, isGivenUp: () => (asked += 1) > 1 },
  );
  expect(found).toEqual([]);
});

test('a wallet’s searches run one after another, another wallet’s beside them', async () => {
  const other = await api.account();
  for (let n = 0; n < 520; n += 1) await deposit(api.ledger, account.id, msat(1n));
  const searches = new TransactionSearch(api.ledger);
  const course: string[] = [];
  const begin = async (name: string, of: Account) => {
    await searches.find(await getWallet(api.ledger, of.id), {
      words: 'nothing',
      before: null,
      limit: 9,
      isGivenUp: () => course.push(name) === 0,
    });
    course.push(`${name} ends`);
  };
  await Promise.all([begin('first', account), begin('second', account), begin('other', other)]);
  expect(course.lastIndexOf('first')).toBeLessThan(course.indexOf('second'));
  expect(course.indexOf('other ends')).toBeLessThan(course.indexOf('first ends'));
});

test('a search that fails keeps no later one from running', async () => {
  const wallet = await getWallet(api.ledger, account.id);
  const searches = new TransactionSearch(api.ledger);
  const terms = { words: '100000', before: null, limit: 9 };
  const failing = searches.find(wallet, {
    ...terms,
    isGivenUp: () => {
      throw new Error('the socket is gone');
    },
  });
  const next = searches.find(wallet, { ...terms, isGivenUp: () => false });
  await expect(failing).rejects.toThrow('the socket is gone');
  expect(await next).toHaveLength(1);
});

test.each([
  [500, 30, 50],
  [500, 3, 500],
  [200, 0.1, 400],
  [900, 1, 1_000],
  [50, 900, 10],
])('after %i rows in %d ms, the next slice has %i', (size, ms, next) =>
  expect(nextSliceSize(size, ms)).toBe(next),
);

test('a search is of ten different words at most, and a whole invoice may be one of them', async () => {
  const url = `/v1/wallet/${account.waka}/transactions?search=`;
  const status = async (words: string) =>
    (await api.call(url + encodeURIComponent(words), { key: account.apiKeys.public })).status;
  expect(await status('a b c d e f g h i j A B')).toBe(200);
  expect(await status('a b c d e f g h i j k')).toBe(400);
  expect(await status('x'.repeat(7_089))).toBe(200);
  const tooLong = await api.call(`${url}${'x+'.repeat(4_001)}`, { key: account.apiKeys.public });
  expect(tooLong).toMatchObject({
    status: 400,
    body: {
      message: 'search is too long: at most 10 different words, 8000 characters in all.',
    },
  });
});
