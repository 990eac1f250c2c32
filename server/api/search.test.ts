/** Searching the transactions of a wallet. */
import { beforeEach, expect, test } from 'vitest';
import { wtxListSchema } from '#core/lnpay/wire.ts';
import { msat } from '#core/money.ts';
import * as v from 'valibot';
import { searchWalletTransactions } from '#server/ledger/search-transactions.ts';
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
  api.node.script = ({ paymentHash }) => api.node.succeed(paymentHash, msat(12_000n));
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

test('nobody waits for it any more: it ends', async () => {
  for (let n = 0; n < 520; n += 1) await deposit(api.ledger, account.id, msat(1n));
  let asked = 0;
  const found = await searchWalletTransactions(
    api.ledger,
    await getWallet(api.ledger, account.id),
    { words: '100000', before: null, limit: 9, isGivenUp: () => (asked += 1) > 1 },
  );
  expect(found).toEqual([]);
});
