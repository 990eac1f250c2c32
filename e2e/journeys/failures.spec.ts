/** Each way a payment fails for real, its words, and its next step. */
import { encodeInvoice } from '#core/invoice/testing/encode-invoice.ts';
import { makeInvoice } from '../support/host.ts';
import { expect, test } from '../support/fixtures.ts';
import { openSandboxWallet } from '../support/sandbox-wallet.ts';
import { expectNoPay, paste, payButton, REFUSED_ANSWER } from '../support/wallet-page.ts';

test.beforeEach(async ({ page, allowConsole }) => {
  allowConsole(REFUSED_ANSWER);
  await openSandboxWallet(page);
});

test('too low a limit: raised in one tap, then paid', async ({ page, server }) => {
  const due = await makeInvoice(server.url, 'dear', { num_msat: 1_000_000 });
  await paste(page, due.payment_request);
  await payButton(page).click();
  await expect(page.getByRole('heading', { name: 'No way to the payee was found' })).toBeVisible();
  await expect(page.getByText('FAILURE_REASON_NO_ROUTE')).toBeVisible();
  await expect(page.getByText(/^Before: at most 1\s050 sat/)).toBeVisible();
  await expect(page.getByText(/Now: at most/)).toBeVisible();
  await page.getByRole('button', { name: /^Raise the limit to .* and retry$/ }).click();
  await expect(page.getByText('Proof verified')).toBeVisible();
});

test('no path: says that a higher limit will hardly help', async ({ page, server }) => {
  const due = await makeInvoice(server.url, 'unroutable');
  await paste(page, due.payment_request);
  await payButton(page).click();
  await expect(page.getByText('FAILURE_REASON_NO_ROUTE')).toBeVisible();
  await expect(page.getByText(/no route at all right now/)).toBeVisible();
  await expect(page.getByText(/No money left your wallet/)).toBeVisible();
});

test('refused by the payee', async ({ page, server }) => {
  const due = await makeInvoice(server.url, 'refused');
  await paste(page, due.payment_request);
  await payButton(page).click();
  await expect(page.getByRole('heading', { name: 'The payee refused the payment' })).toBeVisible();
  await expect(page.getByText('FAILURE_REASON_INCORRECT_PAYMENT_DETAILS')).toBeVisible();
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
  await expect(page.getByText(/50\s000\ssat\sare\smissing\./)).toBeVisible();
  await expectNoPay(page);
});

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
