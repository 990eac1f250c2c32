/** The history of real payments: searched, filtered, annotated and saved; and one of thousands of rows. */
import Papa from 'papaparse';
import * as v from 'valibot';
import golden from '#core/lnpay/fixtures/golden-wtx.json' with { type: 'json' };
import { walletSchema, wtxSchema } from '#core/lnpay/wire.ts';
import { expectAccessible } from '../support/accessible.ts';
import { expect, test } from '../support/fixtures.ts';
import { call, makeInvoice, makeWallet, withdraw, type TestWallet } from '../support/host.ts';
import type { RunningServer } from '../support/server.ts';
import { connectWallet, downloaded, paste, payButton } from '../support/wallet-page.ts';

async function pay(server: RunningServer, wallet: TestWallet, memo: string, msat: number) {
  const due = await makeInvoice(server.url, 'payable', { num_msat: msat, memo });
  const answer = await withdraw(server.url, wallet, { payment_request: due.payment_request });
  return v.parse(wtxSchema, answer.body);
}

/** Makes a history long: 1 sat at a time to another wallet of the account. */
async function moveSats(server: RunningServer, from: TestWallet, times: number): Promise<void> {
  const key = from.secretKey;
  const made = await call(server.url, '/v1/wallet', { key, body: { user_label: 'Other' } });
  const body = { dest_wallet_id: v.parse(walletSchema, made.body).id, num_satoshis: 1 };
  for (let n = 0; n < times; n += 1) {
    const moved = await call(server.url, `/v1/wallet/${from.admin}/transfer`, { key, body });
    expect(moved.status).toBeLessThan(300);
  }
}

const FORMULA = '=HYPERLINK("https://evil.example";"x")\n+1';

test('search, filter, a note, and files that say the same', async ({ page, server }) => {
  const wallet = await makeWallet(server.url);
  await pay(server, wallet, 'Firewood, "dry"', 12_345_678);
  const formula = await pay(server, wallet, FORMULA, 1_000_000);
  await connectWallet(page, wallet);
  const held = await makeInvoice(server.url, 'held', { num_msat: 2_000_000, memo: 'Deposit paid' });
  await paste(page, held.payment_request);
  await payButton(page).click();
  await expect(page.getByText('The payment is on its way.')).toBeVisible();
  await page.getByRole('link', { name: 'Back to Home' }).click();
  await page.getByRole('link', { name: 'All payments' }).click();

  const rows = page.getByRole('list', { name: 'Payments and deposits' }).getByRole('listitem');
  await test.step('what is open is on top; a payment and its fee are one row', async () => {
    // The sandbox's gift, two payments, and the one on its way.
    await expect(rows).toHaveCount(4);
    await expect(rows.first()).toContainText('Deposit paid');
    await expect(rows.first()).toContainText('On its way');
    await expect(rows.filter({ hasText: 'Firewood' })).toContainText(/fee\s\d+\ssat/);
    await expectAccessible(page, 'history');
  });

  await test.step('a note of one’s own, kept on this device', async () => {
    await rows.filter({ hasText: 'Firewood' }).getByRole('link').click();
    await page.getByLabel('Your note').fill('for the cabin');
    await page.getByLabel('Your note').press('Enter');
    await expect(page.getByText('Saved on this device.')).toBeVisible();
    await page.goto('/history');
    await expect(rows.filter({ hasText: 'Firewood' })).toContainText('for the cabin');
  });

  await test.step('a note that is left without more ado is kept too', async () => {
    const note = page.getByLabel('Your note');
    await rows.filter({ hasText: 'HYPERLINK' }).getByRole('link').click();
    await note.fill('odd');
    await page.goBack();
    await expect(rows.filter({ hasText: 'HYPERLINK' })).toContainText('odd');
    await rows.filter({ hasText: 'HYPERLINK' }).getByRole('link').click();
    await note.fill('very odd');
    await page.reload();
    await expect(note).toHaveValue('very odd');
    await page.goto('/history');
  });

  await test.step('search: by note, memo, amount, hash', async () => {
    const search = page.getByRole('searchbox');
    for (const [text, found] of [
      ['CABIN', 'Firewood'],
      ['dry fire', 'Firewood'],
      ['12 345', 'Firewood'],
      [formula.lnTx?.r_hash_decoded?.slice(0, 20) ?? '', 'HYPERLINK'],
    ] as const) {
      await search.fill(text);
      await expect(rows).toHaveCount(1);
      await expect(rows).toContainText(found);
      await expect(page.getByText('1 entry')).toBeVisible();
    }
    await search.fill('no such thing');
    await expect(page.getByText('Nothing matches.')).toBeVisible();
    await expect(page.getByText('0 entries')).toHaveCount(0);
    await search.fill('');
  });

  await test.step('filter: by state, kind and day', async () => {
    await page.getByText('Filter', { exact: true }).click();
    await page.getByLabel('State').selectOption('On its way or not known yet');
    await expect(rows).toHaveCount(1);
    await page.getByLabel('State').selectOption('Any');
    await page.getByLabel('Kind').selectOption('Payments');
    await expect(rows).toHaveCount(3);
    await page.getByLabel('To', { exact: true }).fill('2020-01-01');
    await expect(rows).toHaveCount(0);
    await page.getByLabel('To', { exact: true }).fill('');
    await expectAccessible(page, 'history, filter');
  });

  await test.step('CSV, as a library reads it', async () => {
    await page.getByText('Save what is shown').click();
    const text = await downloaded(page, 'CSV');
    const { data, errors } = Papa.parse<Record<string, string>>(text, {
      header: true,
      skipEmptyLines: true,
    });
    expect(errors).toEqual([]);
    expect(data).toHaveLength(3);
    const firewood = data.find(({ note }) => note === 'for the cabin');
    expect(firewood).toMatchObject({
      description: 'Firewood, "dry"',
      status: 'paid',
      direction: 'out',
      amount_msat: '12345678',
      amount_sat: '12345.678',
    });
    const total = Number(firewood?.['amount_msat']) + Number(firewood?.['fee_msat']);
    expect(firewood?.['total_msat']).toBe(String(total));
    expect(data.find(({ transaction_id: id }) => id === formula.id)?.['description']).toBe(
      `'${FORMULA}`,
    );
    for (const cell of data.flatMap((row) => Object.values(row))) {
      expect(cell).not.toMatch(/^\s*[=+\-@]/);
    }
    expect(text).not.toContain(formula.lnTx?.payment_preimage);
  });

  await test.step('JSON, exact', async () => {
    const entries: unknown = JSON.parse(await downloaded(page, 'JSON'));
    expect(entries).toContainEqual(
      expect.objectContaining({ description: FORMULA, amount_msat: '1000000' }),
    );
  });
});

test('450 rows: a few are drawn at a time, the rest come as they are scrolled to', async ({
  page,
  server,
  allowConsole,
}) => {
  allowConsole(/status of 404/);
  await connectWallet(page, await makeWallet(server.url));
  const pages: string[] = [];
  await page.route('**/v1/capabilities', (route) => route.fulfill({ status: 404, json: {} }));
  await page.route('**/transactions?*', async (route) => {
    const query = new URL(route.request().url()).searchParams;
    pages.push(query.get('page') ?? '');
    const first = (Number(query.get('page')) - 1) * 100;
    const json = Array.from({ length: Math.min(100, 450 - first) }, (_, i) => ({
      ...golden,
      id: `wtx_${first + i}`,
      created_at: golden.created_at - first - i,
      lnTx: { ...golden.lnTx, memo: `Row ${first + i}`, settled_at: null },
    }));
    await route.fulfill({
      json,
      headers: { 'X-Pagination-Page-Count': '5', 'X-Pagination-Total-Count': '450' },
    });
  });
  await page.goto('/history');
  const rows = page.getByRole('list', { name: 'Payments and deposits' }).getByRole('listitem');
  await expect(rows.first()).toContainText('Row 0');
  expect(await rows.count()).toBeLessThan(60);
  expect(pages.length).toBeLessThan(3);
  await expect(async () => {
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await expect(rows.last()).toContainText('Row 449', { timeout: 500 });
  }).toPass();
  expect(await rows.count()).toBeLessThan(60);

  await test.step('a search reads to the end, on a host that cannot search', async () => {
    await page.reload();
    await page.getByRole('searchbox').fill('row 333');
    await expect(rows).toHaveCount(1);
    await expect(page.getByText('1 entry')).toBeVisible();
  });
});

test('a search is the host’s work, however much there is; a note’s is not', async ({
  page,
  server,
}) => {
  const wallet = await makeWallet(server.url);
  await pay(server, wallet, 'Firewood, "dry"', 2_000_000);
  await moveSats(server, wallet, 120);
  const asked: URL[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.pathname.endsWith('/transactions')) asked.push(url);
  });
  await connectWallet(page, wallet);
  await page.goto('/history');
  const rows = page.getByRole('list', { name: 'Payments and deposits' }).getByRole('listitem');
  await expect(rows.first()).toBeVisible();
  await page.getByRole('searchbox').fill('DRY fire');
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(/Firewood.*fee\s\d+\ssat/);
  await expect(page.getByText('1 entry')).toBeVisible();
  await page.getByRole('searchbox').fill('no such thing');
  await expect(page.getByText('Nothing matches.')).toBeVisible();
  expect(asked.filter((url) => url.searchParams.get('page') === '2')).toEqual([]);
  expect(asked.filter((url) => url.searchParams.has('search'))).toHaveLength(2);

  await test.step('offline nobody is looking, and it says so; once back, the host is', async () => {
    await page.context().setOffline(true);
    await page.getByRole('searchbox').fill('firewood dry');
    await expect(page.getByText(/^Nothing so far: you are offline/)).toBeVisible();
    await expect(page.getByText('Your host is looking…')).toHaveCount(0);
    await page.getByRole('searchbox').fill('1');
    await expect(page.getByText(/^\d+ entries so far: you are offline/)).toBeVisible();
    await page.getByRole('searchbox').fill('firewood dry');
    await page.context().setOffline(false);
    await expect(rows).toHaveCount(1);
    await expect(page.getByText('1 entry')).toBeVisible();
  });

  await test.step('a note is on this device only: everything is read', async () => {
    await page.getByRole('searchbox').fill('DRY fire');
    await rows.getByRole('link').click();
    await page.getByLabel('Your note').fill('for the cabin');
    await page.getByLabel('Your note').press('Enter');
    await expect(page.getByText('Saved on this device.')).toBeVisible();
    await page.goto('/history');
    await page.getByRole('searchbox').fill('cabin');
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText('Firewood');
    await expect(page.getByText('1 entry')).toBeVisible();
  });
});
