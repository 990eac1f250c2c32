/** The sandbox shop: its codes are real invoices, and it sells to wallets without an account. */
import { expect, test } from '../support/fixtures.ts';
import { openSandboxWallet } from '../support/sandbox-wallet.ts';
import { payButton } from '../support/wallet-page.ts';

test('shows a code for each thing it sells, to anybody', async ({ page }) => {
  await page.goto('/sandbox');
  await expect(page.getByRole('heading', { name: 'Sandbox shop' })).toBeVisible();
  await expect(page.getByRole('img', { name: /QR code of the invoice for/ }).first()).toBeVisible();
});

test('what is bought here is paid from the connected wallet', async ({ page }) => {
  await openSandboxWallet(page);
  await page.goto('/sandbox');
  await page.getByRole('link', { name: 'Pay here' }).first().click();
  await payButton(page).click();
  await expect(page.getByText('Proof verified')).toBeVisible();
});
