/** Each way a payment fails for real, its words, and its next step. */
import { encodeInvoice } from '#core/invoice/testing/encode-invoice.ts';
import { expectAccessible } from '../support/accessible.ts';
import { makeInvoice, makeWallet, withdraw, type TestWallet } from '../support/host.ts';
import { expect, test } from '../support/fixtures.ts';
import { openSandboxWallet } from '../support/sandbox-wallet.ts';
import {
  connectWallet,
  expectNoPay,
  paste,
  payButton,
  REFUSED_ANSWER,
} from '../support/wallet-page.ts';

test.beforeEach(async ({ page, allowConsole }) => {
  allowConsole(REFUSED_ANSWER);
  await openSandboxWallet(page);
});

test('too low a limit: raised in one tap, then paid', async ({ page, server }) => {
  const due = await makeInvoice(server.url, 'dear', { num_msat: 1_000_000 });
  const sent: unknown[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/withdraw')) sent.push(request.postDataJSON());
  });
  await paste(page, due.payment_request);
  await payButton(page).click();
  await expect(page.getByRole('heading', { name: 'No way to the payee was found' })).toBeVisible();
  await expect(page.getByText('FAILURE_REASON_NO_ROUTE')).toBeVisible();
  await expect(
    page.getByText(/Your fee limit was too low\. A route is there for about/),
  ).toBeVisible();
  await expect(page.getByText('one of two things', { exact: false })).toHaveCount(0);
  await expect(page.getByText(/^Before: at most 1\s050\ssat/)).toBeVisible();
  await expect(page.getByText(/Now: at most/)).toBeVisible();
  expect(sent, 'nothing is raised by itself').toHaveLength(1);
  await expectAccessible(page, 'no route');
  await page.getByRole('button', { name: /^Raise the limit to .* and retry$/ }).click();
  await expect(page.getByText('Proof verified')).toBeVisible();
  expect(sent).toHaveLength(2);
});

test('raised in one tap after the same was paid by another invoice: asked first', async ({
  page,
  server,
}) => {
  const [old, fresh] = [
    await makeInvoice(server.url, 'dear', { num_msat: 1_000_000 }),
    await makeInvoice(server.url, 'dear', { num_msat: 1_000_000 }),
  ];
  await paste(page, old.payment_request);
  await payButton(page).click();
  await expect(page.getByText('FAILURE_REASON_NO_ROUTE')).toBeVisible();
  await page.goto(`/review#${fresh.payment_request}`);
  await page.getByRole('button', { name: /^Raise the limit to/ }).click();
  await payButton(page).click();
  await expect(page.getByText('Proof verified')).toBeVisible();

  await page.goto(`/payment/${old.payment_hash}`);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/withdraw')) sent.push(request.url());
  });
  await page.getByRole('button', { name: /^Raise the limit to .* and retry$/ }).click();
  await expect(page.getByText('You paid this payee the same amount already.')).toBeVisible();
  expect(sent).toEqual([]);
  await page.getByRole('button', { name: /^Yes: raise the limit/ }).click();
  await expect(page.getByText('Proof verified')).toBeVisible();
  expect(sent).toHaveLength(1);
});

test('too small a share of a small payment: a least limit is suggested, set, and it is paid', async ({
  page,
  server,
}) => {
  const due = await makeInvoice(server.url, 'payable', { num_msat: 10_000 });
  await paste(page, due.payment_request);
  await page.getByRole('button', { name: /^Pay\s10\ssat\s\+\sup\sto\s1\ssat$/ }).click();
  await expect(page.getByText(/however small the payment is/)).toBeVisible();
  await page.getByRole('link', { name: 'Set a least limit' }).click();
  await page.getByLabel('But never less than, in sat').fill('10');
  await expect(page.getByText(/For 20\ssat: up to 10\ssat\./)).toBeVisible();
  await page.goto(`/review#${due.payment_request}`);
  await page.getByRole('button', { name: /^Pay\s10\ssat\s\+\sup\sto\s10\ssat$/ }).click();
  await expect(page.getByText('Proof verified')).toBeVisible();
});

test('no path: says that a higher limit will hardly help', async ({ page, server }) => {
  const due = await makeInvoice(server.url, 'unroutable');
  await paste(page, due.payment_request);
  await payButton(page).click();
  await expect(page.getByText('FAILURE_REASON_NO_ROUTE')).toBeVisible();
  await expect(page.getByText(/no route at all right now/)).toBeVisible();
  await expect(page.getByText('one of two things', { exact: false })).toHaveCount(0);
  await expect(page.getByText(/No money left your wallet/)).toBeVisible();
  await expect(page.getByRole('button', { name: /Raise the limit/ })).toHaveCount(0);
  const asked = page.waitForRequest(/estimatefee/);
  await page.getByRole('button', { name: 'Look for a route again' }).click();
  await asked;
  await expect(page.getByText(/no route at all right now/)).toBeVisible();
});

test('refused by the payee', async ({ page, server }) => {
  const due = await makeInvoice(server.url, 'refused');
  await paste(page, due.payment_request);
  await payButton(page).click();
  await expect(page.getByRole('heading', { name: 'The payee refused the payment' })).toBeVisible();
  await expect(page.getByText('FAILURE_REASON_INCORRECT_PAYMENT_DETAILS')).toBeVisible();
  await page.getByRole('link', { name: 'Pay another' }).click();
  await expect(page.getByLabel('Paste an invoice')).toBeVisible();
});

test('the node’s words can be copied for support, with what finds the payment and no key', async ({
  page,
  server,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const due = await makeInvoice(server.url, 'refused');
  await paste(page, due.payment_request);
  await payButton(page).click();
  await page.getByRole('button', { name: 'Copy for support' }).click();
  await expect(page.getByRole('button', { name: /^Copied/ })).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain('Words: FAILURE_REASON_INCORRECT_PAYMENT_DETAILS');
  expect(text).toContain(due.payment_hash);
  expect(text).toContain(server.url);
  expect(text).toMatch(/Time: 20\d\d-/);
  expect(text).not.toMatch(/(?:pak|waka|sak)_/);
});

test('expired while it is being reviewed: the countdown ends, and Pay is off', async ({
  page,
  server,
}) => {
  const due = await makeInvoice(server.url, 'payable', { expiry: 9, memo: 'Last call' });
  await paste(page, due.payment_request);
  await expect(payButton(page)).toBeEnabled();
  await expect(page.getByRole('timer')).toContainText(/in \d sec/);
  await expect(page.getByText('This invoice expired just now.')).toBeVisible({ timeout: 20_000 });
  await expectNoPay(page);
  await expect(
    page.getByText(
      'Your Lightning invoice for 1 000 sat (“Last call”) expired before I could pay it. Please send me a fresh one.',
    ),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy the text for the payee' })).toBeVisible();
  await expectAccessible(page, 'expired');
});

test('expired on its way to the host: asks for a fresh invoice', async ({ page, server }) => {
  const due = await makeInvoice(server.url, 'payable', { expiry: 8 });
  const over = Date.now() + 10_000;
  await page.route('**/withdraw', async (route) => {
    await expect.poll(() => Date.now() > over, { timeout: 20_000 }).toBe(true);
    await route.continue();
  });
  await paste(page, due.payment_request);
  await payButton(page).click();
  await expect(page.getByRole('heading', { name: 'The invoice expired' })).toBeVisible({
    timeout: 20_000,
  });
  await expect(page.getByText(/^invoice expired\. Valid until/)).toBeVisible();
  await expect(page.getByText(/Please send me a fresh one/)).toBeVisible();
});

test('expired, before Pay is possible', async ({ page, server }) => {
  const due = await makeInvoice(server.url, 'expired');
  await paste(page, due.payment_request);
  await expect(page.getByText(/^This invoice expired .* ago\.$/)).toBeVisible();
  await expectNoPay(page);
});

test('of another network, before Pay is possible', async ({ page }) => {
  const createdAt = Math.floor(Date.now() / 1000);
  await paste(page, encodeInvoice({ network: 'mainnet', amountMsat: 1_000_000n, createdAt }));
  await expect(
    page.getByText('This invoice is for Bitcoin mainnet', { exact: false }),
  ).toBeVisible();
  await expectNoPay(page);
});

test('more than the wallet has, before Pay is possible', async ({ page, server }) => {
  const due = await makeInvoice(server.url, 'payable', { num_msat: 150_000_000 });
  await paste(page, due.payment_request);
  await expect(page.getByText(/With the fee limit, 57\s500\ssat\sare\smissing\./)).toBeVisible();
  await expectNoPay(page);
});

test('too little left by the time it is paid: says what is missing', async ({ page, server }) => {
  const wallet = await makeWallet(server.url);
  await connectWallet(page, wallet);
  const due = await makeInvoice(server.url, 'payable', { num_msat: 60_000_000 });
  await paste(page, due.payment_request);
  await expect(payButton(page)).toBeEnabled();
  await spendElsewhere(server.url, wallet, 50_000_000);
  await payButton(page).click();
  await expect(
    page.getByRole('heading', { name: 'There is not enough in your wallet' }),
  ).toBeVisible();
  await expect(page.getByText(/^Invoice too large/)).toBeVisible();
  await expect(
    page.getByText(/^13\s\d+(?:\.\d+)?\ssat are missing, the fee limit included/),
  ).toBeVisible();
  await page.getByRole('link', { name: 'Review and try again' }).click();
  await expect(page.getByText(/^With the fee limit, 13\s.*are missing/)).toBeVisible();
});

test('too little left for the fee limit: lowered in one tap, then paid', async ({
  page,
  server,
}) => {
  const wallet = await makeWallet(server.url);
  await connectWallet(page, wallet);
  const due = await makeInvoice(server.url, 'payable', { num_msat: 60_000_000 });
  await paste(page, due.payment_request);
  await expect(payButton(page)).toBeEnabled();
  await spendElsewhere(server.url, wallet, 38_000_000);
  await payButton(page).click();
  await expect(page.getByText(/sat are missing, the fee limit included/)).toBeVisible();
  await page.getByRole('button', { name: /^Lower the limit to 1\s\d+\ssat and retry$/ }).click();
  await expect(page.getByText('Proof verified')).toBeVisible();
});

/** The same wallet, used on another device. */
async function spendElsewhere(url: string, wallet: TestWallet, amount: number): Promise<void> {
  const other = await makeInvoice(url, 'payable', { num_msat: amount });
  const { status } = await withdraw(url, wallet, { payment_request: other.payment_request });
  expect(status).toBe(201);
}

test('badly pasted: says what it is, and keeps the text', async ({ page, server }) => {
  const { payment_request: good } = await makeInvoice(server.url, 'payable');
  const changed = `${good.slice(0, -1)}${good.endsWith('q') ? 'p' : 'q'}`;
  for (const [text, words] of [
    ['hello', /no Lightning invoice|not a Lightning invoice/i],
    ['satoshi@lnpay.co', /Lightning address/i],
    ['https://example.com/menu', /web page|web address|link/i],
    [good.slice(0, 60), /cut|incomplete|end/i],
    [changed, /mistake|misread|changed|wrong/i],
  ] as const) {
    await page.goto('/');
    await paste(page, text);
    await expect(page.getByText(words).first()).toBeVisible();
    await expect(page.getByLabel('Paste an invoice')).toHaveValue(text);
  }
});

test('a fee limit that makes no sense is refused with its reason', async ({ page, server }) => {
  const due = await makeInvoice(server.url, 'payable', { num_msat: 1_000_000 });
  await paste(page, due.payment_request);
  await page.getByRole('button', { name: 'Change' }).click();
  const limit = page.getByLabel('The network may charge at most');
  await limit.fill('-5');
  await expect(page.getByText('Enter a number, such as 125 or 0.5')).toBeVisible();
  await expect(payButton(page)).toBeDisabled();
  await limit.fill('0');
  await expect(page.getByText(/Zero: only a route that charges nothing/)).toBeVisible();
  await page.getByRole('button', { name: /^Pay\s1\s000\ssat,\sno\sfee$/ }).click();
  await expect(page.getByText('FAILURE_REASON_NO_ROUTE')).toBeVisible();
});
