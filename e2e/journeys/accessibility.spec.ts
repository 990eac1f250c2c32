/** axe finds nothing, in light and dark; and the whole way can be gone with the keyboard. */
import { expectAccessible as check } from '../support/accessible.ts';
import { makeInvoice } from '../support/host.ts';
import { expect, test } from '../support/fixtures.ts';
import { openSandboxWallet } from '../support/sandbox-wallet.ts';
import { paste, payButton, REFUSED_ANSWER } from '../support/wallet-page.ts';

test('every screen', async ({ page, server, allowConsole }) => {
  test.slow();
  allowConsole(REFUSED_ANSWER);
  await page.goto('/connect');
  await expect(page.getByRole('button', { name: 'Try it with the sandbox' })).toBeVisible();
  await check(page, 'connect');
  await openSandboxWallet(page);
  await check(page, 'home');
  const due = await makeInvoice(server.url, 'payable', { memo: 'Two coffees' });
  await paste(page, due.payment_request);
  await expect(payButton(page)).toBeEnabled();
  await page.getByRole('button', { name: 'Change' }).click();
  await check(page, 'review');
  await payButton(page).click();
  await expect(page.getByText('Proof verified')).toBeVisible();
  await check(page, 'receipt');
  await page.goto('/sandbox?item=payable');
  await expect(page.getByRole('img', { name: /QR code/ }).first()).toBeVisible();
  await check(page, 'shop');
  await page.goto('/settings');
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await check(page, 'settings');
  await page.goto('/nowhere');
  await check(page, 'not found');
  const refused = await makeInvoice(server.url, 'refused', { num_msat: 3_000_000 });
  await page.goto(`/review#${refused.payment_request}`);
  await payButton(page).click();
  await expect(page.getByText('FAILURE_REASON_INCORRECT_PAYMENT_DETAILS')).toBeVisible();
  await check(page, 'failure');
});

test('from paste to receipt by keyboard alone', async ({ page, server }) => {
  await openSandboxWallet(page);
  const due = await makeInvoice(server.url, 'payable', { num_msat: 1_000_000 });
  await page.getByLabel('Paste an invoice').focus();
  await page.keyboard.insertText(due.payment_request);
  await page.keyboard.press('Enter');
  await expect(payButton(page)).toBeEnabled();
  for (let i = 0; i < 30; i += 1) {
    if (await payButton(page).evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(payButton(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Proof verified')).toBeVisible();
});
