/** What the wallet says of a payment is what is known of it, and it pays only what is wanted now. */
import type { Page, Request, Route } from '@playwright/test';
import { makeInvoice } from '../support/host.ts';
import { expect, test } from '../support/fixtures.ts';
import { openSandboxWallet } from '../support/sandbox-wallet.ts';
import { paste, payButton } from '../support/wallet-page.ts';

test.skip(({ isMobile }) => !isMobile, 'the same on every screen');
test.beforeEach(({ allowConsole }) => {
  allowConsole(/net::ERR_|Failed to load resource|ERR_CONNECTION/);
});

const CAPABILITIES = '**/v1/capabilities';

function withdrawals(page: Page): Request[] {
  const sent: Request[] = [];
  page.context().on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/withdraw')) sent.push(request);
  });
  return sent;
}

/** Keeps requests back until it is told to let them go. */
async function holdBack(page: Page, address: string): Promise<{ kept: Route[] }> {
  const kept: Route[] = [];
  await page.route(address, (route) => {
    kept.push(route);
  });
  return { kept };
}

test('who leaves Review before the payment is written down pays nothing', async ({
  page,
  server,
}) => {
  const due = await makeInvoice(server.url, 'payable', { num_msat: 1_000_000 });
  const sent = withdrawals(page);
  await openSandboxWallet(page);
  const { kept } = await holdBack(page, CAPABILITIES);
  await page.goto(`/review#${due.payment_request}`);
  await payButton(page).click();
  await expect(page.getByRole('button', { name: 'Paying…' })).toBeVisible();
  await page.getByRole('link', { name: 'Not now' }).click();
  await expect(page.getByRole('link', { name: 'Scan a QR code' })).toBeVisible();
  const answers = kept.map((route) => page.waitForResponse(route.request().url()));
  await Promise.all(kept.map((route) => route.continue()));
  await Promise.all(answers);
  // Paid again now, this payment would be the second.
  const other = await makeInvoice(server.url, 'payable', { num_msat: 2_000_000 });
  await paste(page, other.payment_request);
  await payButton(page).click();
  await expect(page.getByText('Proof verified')).toBeVisible();
  expect(sent.map((request) => request.postDataJSON())).toMatchObject([
    { payment_request: other.payment_request },
  ]);
});
