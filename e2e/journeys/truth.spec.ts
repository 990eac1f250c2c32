/** What the wallet says of a payment is what is known of it, and it pays only what is wanted now. */
import type { Page, Route } from '@playwright/test';
import { makeInvoice, makeWallet, withdraw } from '../support/host.ts';
import { expect, test } from '../support/fixtures.ts';
import {
  expectHeld,
  expectReceipt,
  expectUnknown,
  inTime,
  LOOK_UP,
  release,
  WITHDRAW,
  withdrawals,
} from '../support/paying.ts';
import { openSandboxWallet } from '../support/sandbox-wallet.ts';
import { connectWallet, paste, payButton } from '../support/wallet-page.ts';

test.skip(({ isMobile }) => !isMobile, 'the same on every screen');
test.beforeEach(({ allowConsole }) => {
  allowConsole(/net::ERR_|Failed to load resource|ERR_CONNECTION/);
});

const CAPABILITIES = '**/v1/capabilities';

/** Keeps requests back until they are let go. */
async function holdBack(page: Page, address: string): Promise<{ kept: Route[] }> {
  const kept: Route[] = [];
  await page.route(address, (route) => {
    kept.push(route);
  });
  return { kept };
}

async function pay(page: Page, paymentRequest: string): Promise<void> {
  await paste(page, paymentRequest);
  await payButton(page).click();
}

/** The host gets the request, and the payee holds the payment; the answer is lost. */
async function loseTheAnswer(page: Page, url: string, paymentHash: string): Promise<void> {
  await page.route(WITHDRAW, async (route) => {
    route.fetch().catch(() => undefined);
    await expectHeld(url, paymentHash);
    await route.abort('connectionreset');
  });
}

/** As if the payment had been begun so much earlier. */
async function makeOlder(page: Page, paymentHash: string, minutes: number): Promise<void> {
  await page.evaluate(
    ([hash, older]) =>
      new Promise<void>((resolve, reject) => {
        const opened = indexedDB.open('lnpay-wallet');
        opened.addEventListener('success', () => {
          const tx = opened.result.transaction('payments', 'readwrite');
          const read = tx.objectStore('payments').get(hash);
          read.addEventListener('success', () => {
            read.result.startedAt -= older;
            tx.objectStore('payments').put(read.result);
          });
          tx.addEventListener('complete', () => resolve(opened.result.close()));
          tx.addEventListener('error', () => reject(tx.error));
        });
      }),
    [paymentHash, minutes * 60_000] as const,
  );
}

test('who leaves Review before the payment is written down pays nothing', async ({
  page,
  server,
}) => {
  const due = await makeInvoice(server.url, 'payable', { num_msat: 1_000_000 });
  const sent = withdrawals(page.context());
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
  await expectReceipt(page);
  expect(sent.map((request) => request.postDataJSON())).toMatchObject([
    { payment_request: other.payment_request },
  ]);
});

test('an invoice that expires before the payment is written down is not paid', async ({
  page,
  server,
}) => {
  const sent = withdrawals(page.context());
  await page.clock.install();
  await openSandboxWallet(page);
  const { kept } = await holdBack(page, CAPABILITIES);
  const expiresAt = Date.now() + 120_000;
  const due = await makeInvoice(server.url, 'payable', { num_msat: 1_000_000, expiry: 120 });
  await page.goto(`/review#${due.payment_request}`);
  await expect(payButton(page)).toBeEnabled();
  await page.clock.pauseAt(expiresAt - 3_000);
  await payButton(page).click();
  await page.clock.resume();
  await expect(page.getByText(/^This invoice expired/)).toBeVisible();
  await Promise.all(kept.map((route) => route.continue()));
  await expect(page.getByText(/expired before the payment began/)).toBeVisible();
  expect(sent).toEqual([]);
});

test('what failed here and was paid by another device is paid', async ({ page, server }) => {
  const wallet = await makeWallet(server.url);
  const due = await makeInvoice(server.url, 'dear', { num_msat: 1_000_000 });
  await connectWallet(page, wallet);
  await pay(page, due.payment_request);
  await expect(page.getByText('Not paid')).toBeVisible();
  const other = { payment_request: due.payment_request, fee_limit_msat: 500_000 };
  expect((await withdraw(server.url, wallet, other)).status).toBe(201);
  await test.step('on Review', async () => {
    await page.goto(`/review#${due.payment_request}`);
    await expect(page.getByText('You have paid this invoice.')).toBeVisible();
  });
  await test.step('on its own page', async () => {
    await page.getByRole('link', { name: 'See the receipt' }).click();
    await expectReceipt(page);
  });
});

test('a device that fills up after the intent still shows what came of the payment', async ({
  page,
  server,
}) => {
  const due = await makeInvoice(server.url, 'payable', { num_msat: 1_000_000 });
  await page.addInitScript(() => {
    let written = 0;
    IDBObjectStore.prototype.put = function put(value: unknown) {
      // Nothing is there yet that the first one could replace.
      const request = this.add(value);
      if (this.name === 'payments' && ++written > 1) this.transaction.abort();
      return request;
    };
  });
  await openSandboxWallet(page);
  await pay(page, due.payment_request);
  await expectReceipt(page);
  await page.getByRole('link', { name: 'Pay another' }).click();
  await expect(page.getByRole('region', { name: 'Recent' })).toContainText('Paid');
});

test('while the host hangs, what the device knows is shown', async ({ page, server }) => {
  const due = await makeInvoice(server.url, 'held', { num_msat: 1_000_000 });
  await openSandboxWallet(page);
  await pay(page, due.payment_request);
  await expect(page.getByText('The payment is on its way.')).toBeVisible();
  await holdBack(page, '**/v1/**');
  await page.reload();
  await expect(page.getByText(/On its way for/)).toBeVisible();
  await release(server.url, due.payment_hash);
});

test('refused keys are said where a payment is open', async ({ page, server }) => {
  const due = await makeInvoice(server.url, 'payable', { num_msat: 1_000_000 });
  await openSandboxWallet(page);
  await page.route(WITHDRAW, (route) => route.abort('connectionreset'));
  await page.route(LOOK_UP, (route) =>
    route.fulfill({
      status: 401,
      json: { name: 'Unauthorized', message: 'Invalid credentials.', code: 0, status: 401 },
    }),
  );
  await pay(page, due.payment_request);
  await expect(page.getByText('Your host no longer accepts the keys')).toBeVisible();
  await expect(page.getByText(/We keep asking/)).toBeHidden();
  await page.getByRole('link', { name: 'Connect that wallet' }).click();
  await expect(page).toHaveURL(/\/connect$/);
  await test.step('and of one that this device does not know', async () => {
    await page.goto(`/payment/${'ab'.repeat(32)}`);
    await expect(page.getByText('Your host no longer accepts the keys')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Connect that wallet' })).toBeVisible();
  });
});

test('a host that cannot be reached any more is not taken for a payee who waits', async ({
  page,
  server,
}) => {
  const due = await makeInvoice(server.url, 'held', { num_msat: 1_000_000 });
  await openSandboxWallet(page);
  await loseTheAnswer(page, server.url, due.payment_hash);
  await pay(page, due.payment_request);
  await expect(page.getByText(/On its way for [3-9] s/)).toBeVisible();
  await page.route('**/v1/**', (route) => route.abort('connectionrefused'));
  await expect(page.getByText('Your host does not answer now.')).toBeVisible(inTime);
  await expect(page.getByText(/the payee is holding/)).toBeHidden();
  await expect(page.getByRole('button', { name: 'Ask now' })).toBeVisible();
  await page.unroute('**/v1/**');
  await expect(page.getByText(/On its way for/)).toBeVisible();
  await release(server.url, due.payment_hash);
  await expectReceipt(page);
});

test('of another wallet’s open payment nothing is promised', async ({ page, server }) => {
  const due = await makeInvoice(server.url, 'payable', { num_msat: 1_000_000 });
  await connectWallet(page, await makeWallet(server.url));
  await page.route(WITHDRAW, (route) => route.abort('connectionreset'));
  await page.route(LOOK_UP, (route) => route.abort('connectionreset'));
  await pay(page, due.payment_request);
  await expectUnknown(page);
  await connectWallet(page, await makeWallet(server.url));
  await page.goto(`/payment/${due.payment_hash}`);
  await expect(page.getByText('This payment was made from another wallet.')).toBeVisible();
  await expect(page.getByText(/We keep asking/)).toBeHidden();
  await expect(page.getByRole('button', { name: 'Ask now' })).toBeHidden();
  await expect(page.getByRole('link', { name: 'Connect that wallet' })).toBeVisible();
});

test('a payment that only the host knows as failed is failed', async ({ page, server }) => {
  const wallet = await makeWallet(server.url);
  const due = await makeInvoice(server.url, 'unroutable', { num_msat: 1_000_000 });
  await withdraw(server.url, wallet, { payment_request: due.payment_request });
  await connectWallet(page, wallet);
  await page.goto(`/payment/${due.payment_hash}`);
  await expect(page.getByText('Not paid')).toBeVisible();
  await expect(page.getByText(/FAILURE_REASON_NO_ROUTE/)).toBeVisible();
});

test('a payment that is not decided is asked about, however old it is', async ({
  page,
  server,
}) => {
  const open = await makeInvoice(server.url, 'held', { num_msat: 1_000_000 });
  const next = await makeInvoice(server.url, 'payable', { num_msat: 1_000_000 });
  await openSandboxWallet(page);
  await pay(page, open.payment_request);
  await expect(page.getByText(/On its way for [3-9] s/)).toBeVisible();
  await makeOlder(page, open.payment_hash, 60);
  await page.goto(`/review#${next.payment_request}`);
  await payButton(page).click();
  await expect(page.getByText(/to the same payee is not decided yet/)).toBeVisible();
  await page.getByRole('link', { name: 'See that payment' }).click();
  await expect(page).toHaveURL(new RegExp(open.payment_hash));
  await release(server.url, open.payment_hash);
});

test('what failed from another wallet is not paid from this one with a tap', async ({
  page,
  server,
}) => {
  const due = await makeInvoice(server.url, 'dear', { num_msat: 1_000_000 });
  await connectWallet(page, await makeWallet(server.url));
  await pay(page, due.payment_request);
  await expect(page.getByText('Not paid')).toBeVisible();
  await connectWallet(page, await makeWallet(server.url));
  await page.goto(`/payment/${due.payment_hash}`);
  await expect(page.getByText(/tried from another wallet/)).toBeVisible();
  await expect(page.getByRole('button', { name: /limit/ })).toHaveCount(0);
  await page.getByRole('link', { name: 'Review it with this wallet' }).click();
  await expect(payButton(page)).toBeEnabled();
});
