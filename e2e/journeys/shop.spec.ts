/** The sandbox shop: its codes are real invoices, and it sees them paid. */
import { expect, test } from '../support/fixtures.ts';
import { openSandboxWallet } from '../support/sandbox-wallet.ts';
import { payButton } from '../support/wallet-page.ts';

test('shows a code for what it sells, to anybody', async ({ page }) => {
  await page.goto('/sandbox?item=payable');
  await expect(page.getByRole('heading', { name: 'Sandbox shop' })).toBeVisible();
  await expect(page.getByRole('img', { name: /QR code of the invoice for/ })).toBeVisible();
});

test('what is on one screen is paid on another, and the shop says so', async ({
  page,
  context,
}) => {
  const shop = await context.newPage();
  await shop.goto('/sandbox?item=payable');
  const link = shop.getByRole('link', { name: 'Pay here' });
  const review = await link.getAttribute('href');
  await openSandboxWallet(page);
  await page.goto(review ?? '');
  await payButton(page).click();
  await expect(page.getByText('Proof verified')).toBeVisible();
  await expect(shop.getByText('Paid. Thank you!')).toBeVisible();
  await expect(link).toBeHidden();
});

test('the shop lets a held payment settle', async ({ page, context }) => {
  const shop = await context.newPage();
  await shop.goto('/sandbox?item=held');
  const review = await shop.getByRole('link', { name: 'Pay here' }).getAttribute('href');
  await openSandboxWallet(page);
  await page.goto(review ?? '');
  await payButton(page).click();
  await expect(shop.getByText('A payment is here, and held.')).toBeVisible();
  await shop.getByRole('button', { name: 'Let it settle' }).click();
  await expect(shop.getByText('Paid. Thank you!')).toBeVisible();
  await expect(page.getByText('Proof verified')).toBeVisible({ timeout: 20_000 });
});
