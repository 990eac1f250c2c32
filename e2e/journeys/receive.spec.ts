/** A wallet makes an invoice, and sees it paid. */
import { expectAccessible } from '../support/accessible.ts';
import { expect, test } from '../support/fixtures.ts';
import { makeWallet, withdraw } from '../support/host.ts';
import { openSandboxWallet } from '../support/sandbox-wallet.ts';
import { connectWallet, expectBalance } from '../support/wallet-page.ts';

test('from an amount to its code to the receipt of what came in', async ({ page, server }) => {
  await openSandboxWallet(page);
  await page.getByRole('link', { name: 'Receive', exact: true }).click();
  const amount = page.getByLabel('Amount');
  const make = page.getByRole('button', { name: 'Make the invoice' });
  await make.click();
  await expect(page.getByText('Enter a whole number of sat')).toBeVisible();
  await amount.fill('1.5');
  await expect(page.getByText('Enter a whole number of sat')).toBeVisible();
  await amount.fill('2 500');
  await page.getByLabel('Description').fill('Haircut');
  await expectAccessible(page, 'receive');
  await make.click();

  await expect(page.getByRole('img', { name: /QR code of the invoice for 2\s500/ })).toBeVisible();
  await expectAccessible(page, 'waiting');
  const invoice = (await page.locator('code').last().innerText()).replace(/\s/g, '');
  await page.reload();
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();

  await withdraw(server.url, await makeWallet(server.url), { payment_request: invoice });
  await expect(page.getByRole('heading', { name: 'Received' })).toBeAttached();
  await expect(page.getByRole('main')).toContainText('Haircut');
  await expectAccessible(page, 'received');
  await page.getByLabel('Your note').fill('Mrs. Miller');
  await page.getByLabel('Your note').blur();
  await expect(page.getByText('Saved on this device.')).toBeVisible();

  await page.getByRole('link', { name: 'Back to Home' }).click();
  await expectBalance(page, /102\s500/);
  await page.getByRole('link', { name: /Haircut/ }).click();
  await expect(page.getByRole('heading', { name: 'Received' })).toBeAttached();
  await expect(page.getByLabel('Your note')).toHaveValue('Mrs. Miller');
});

test('a key that may not receive is told so, and what to do', async ({
  page,
  server,
  allowConsole,
}) => {
  // It may not list transactions either.
  allowConsole(/status of 401/);
  const wallet = await makeWallet(server.url);
  await connectWallet(page, wallet, wallet.keys['Wallet LNURL Withdraw']?.[0]);
  await expect(page.getByRole('link', { name: 'Receive', exact: true })).toHaveCount(0);
  await page.goto('/receive');
  await expect(page.getByText(/Connect it with its admin key/)).toBeVisible();
});

test('an invoice nobody knows', async ({ page, allowConsole }) => {
  allowConsole(/status of 404/);
  await openSandboxWallet(page);
  await page.goto('/receive/lntx_nothingnothingnothing000');
  await expect(page.getByText('No such invoice is known here')).toBeVisible();
});
