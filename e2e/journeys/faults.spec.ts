/** Whatever happens to the connection, the page, the browser or the server: the payment ends in the truth. */
import type { Request, Route } from '@playwright/test';
import { makeInvoice, makeWallet } from '../support/host.ts';
import { expect, test } from '../support/fixtures.ts';
import {
  expectReceipt,
  expectUnknown,
  inTime,
  LOOK_UP,
  release,
  review,
  reviewWithKeptWallet,
  WITHDRAW,
  withdrawals,
} from '../support/paying.ts';
import { openSandboxWallet } from '../support/sandbox-wallet.ts';
import { freePort } from '../support/server.ts';
import { paste, payButton } from '../support/wallet-page.ts';

test.skip(({ isMobile }) => !isMobile, 'the same on every screen');
test.beforeEach(({ allowConsole }) => {
  allowConsole(/net::ERR_|Failed to load resource|ERR_CONNECTION/);
});

const CAPABILITIES = '**/v1/capabilities';

function badGateway(route: Route): Promise<void> {
  const body = '<html>502 Bad Gateway</html>';
  return route.fulfill({ status: 502, contentType: 'text/html', body });
}

test('two tabs that pay at once send one request', async ({ page, context, server }) => {
  const due = await makeInvoice(server.url, 'payable', { num_msat: 1_000_000 });
  const sent = withdrawals(context);
  await reviewWithKeptWallet(page, await makeWallet(server.url), due.payment_request);
  const other = await context.newPage();
  await other.goto(`/review#${due.payment_request}`);
  await expect(payButton(other)).toBeEnabled();
  // Without the checks of a real click, during which one tab would be notified of the other.
  await Promise.all([
    payButton(page).dispatchEvent('click'),
    payButton(other).dispatchEvent('click'),
  ]);
  await expectReceipt(page);
  await expectReceipt(other);
  expect(sent).toHaveLength(1);
});

test('the answer is lost after the server paid: the receipt', async ({ page, server }) => {
  const due = await makeInvoice(server.url, 'payable', { num_msat: 1_000_000 });
  await page.route(WITHDRAW, async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
  await review(page, due.payment_request);
  await payButton(page).click();
  await expectReceipt(page);
});

test('a proxy answers 502 with a page after the server paid: not known, then the receipt', async ({
  page,
  server,
}) => {
  const due = await makeInvoice(server.url, 'payable', { num_msat: 1_000_000 });
  await page.route(WITHDRAW, async (route) => {
    await route.fetch();
    await badGateway(route);
  });
  await page.route(LOOK_UP, (route) => route.abort('connectionrefused'));
  await review(page, due.payment_request);
  await payButton(page).click();
  await expectUnknown(page);
  await page.reload();
  await expectUnknown(page);
  await page.unroute(LOOK_UP);
  await expectReceipt(page);
});

test('while a proxy answers what the host can do, nothing is sent; then it is sent with its key', async ({
  page,
  server,
}) => {
  const due = await makeInvoice(server.url, 'payable', { num_msat: 1_000_000 });
  const sent: Request[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/withdraw')) sent.push(request);
  });
  await review(page, due.payment_request);
  await page.route(CAPABILITIES, badGateway);
  await page.reload();
  await payButton(page).click();
  await expect(page.getByText('Nothing was sent.')).toBeVisible(inTime);
  expect(sent).toEqual([]);
  await page.unroute(CAPABILITIES);
  await payButton(page).click();
  await expectReceipt(page);
  expect(sent.map((request) => request.headers()['idempotency-key'])).toEqual([
    expect.stringMatching(/^[0-9a-f]{32}$/),
  ]);
});

test('nor is it from the page of a failure', async ({ page, server }) => {
  const due = await makeInvoice(server.url, 'dear', { num_msat: 1_000_000 });
  await review(page, due.payment_request);
  await payButton(page).click();
  const raise = page.getByRole('button', { name: /^Raise the limit to .* and retry$/ });
  await expect(raise).toBeEnabled(inTime);
  await page.route(CAPABILITIES, badGateway);
  await page.reload();
  await raise.click(inTime);
  await expect(page.getByText('Nothing was sent.')).toBeVisible(inTime);
  await page.unroute(CAPABILITIES);
  const retried = page.waitForRequest((request) => request.url().endsWith('/withdraw'));
  await raise.click();
  expect((await retried).headers()['idempotency-key']).toMatch(/^[0-9a-f]{32}$/);
});

test('a request that never arrived is given up for good, and paid once when it is tried again', async ({
  page,
  server,
}) => {
  const due = await makeInvoice(server.url, 'payable', { num_msat: 1_000_000 });
  const late: Request[] = [];
  await page.route(WITHDRAW, async (route) => {
    late.push(route.request());
    await route.abort('connectionreset');
  });
  await review(page, due.payment_request);
  await payButton(page).click();
  await expectUnknown(page);
  await expect(page.getByText(/Nothing was paid|never (?:arrived|reached)/i).first()).toBeVisible(
    inTime,
  );

  await test.step('what a proxy kept back arrives now, and is refused', async () => {
    const [first] = late;
    if (!first) throw new Error('nothing was sent');
    const answer = await fetch(first.url(), {
      method: 'POST',
      headers: await first.allHeaders().then(({ 'content-length': _length, ...rest }) => rest),
      body: first.postData(),
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('abandoned by the payer');
  });
  await test.step('another attempt has another name, and pays', async () => {
    await page.unroute(WITHDRAW);
    const retried = page.waitForRequest((request) => request.url().endsWith('/withdraw'));
    await page.goto(`/review#${due.payment_request}`);
    await payButton(page).click();
    const key = (await retried).headers()['idempotency-key'];
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    expect(key).not.toBe(late[0]?.headers()['idempotency-key']);
    await expectReceipt(page);
  });
});

test('“already paid” by this very wallet is a receipt', async ({ page, server }) => {
  const due = await makeInvoice(server.url, 'payable', { num_msat: 1_000_000 });
  await page.route(WITHDRAW, async (route) => {
    await route.fetch();
    await route.fulfill({
      status: 400,
      json: { name: 'Bad Request', message: 'invoice is already paid', code: 0, status: 400 },
    });
  });
  await review(page, due.payment_request);
  await payButton(page).click();
  await expectReceipt(page);
});

test('reloaded at every step', async ({ page, server }) => {
  const due = await makeInvoice(server.url, 'held', { num_msat: 1_000_000 });
  await review(page, due.payment_request);
  await page.reload();
  await payButton(page).click();
  await expect(page.getByText('The payment is on its way.')).toBeVisible();
  await test.step('while the request is out', async () => {
    await page.reload();
    await expect(page.getByText(/On its way for/)).toBeVisible(inTime);
  });
  await test.step('while it is known to be on its way', async () => {
    await page.reload();
    await expect(page.getByText(/On its way for/)).toBeVisible(inTime);
  });
  await test.step('while nothing is known', async () => {
    await page.route(LOOK_UP, (route) => route.abort());
    await page.reload();
    await expect(page.getByText(/On its way for|Begun/)).toBeVisible(inTime);
    await page.unroute(LOOK_UP);
  });
  await release(server.url, due.payment_hash);
  await expectReceipt(page);
  await page.reload();
  await expectReceipt(page);
});

test('offline at every step', async ({ page, context, server }) => {
  const due = await makeInvoice(server.url, 'held', { num_msat: 1_000_000 });
  await review(page, due.payment_request);
  await test.step('before paying: nothing is sent', async () => {
    await context.setOffline(true);
    await expect(page.getByText('You are offline.')).toBeVisible();
    await expect(payButton(page)).toBeDisabled();
    await context.setOffline(false);
  });
  await payButton(page).click();
  await expect(page.getByText('The payment is on its way.')).toBeVisible();
  await test.step('while it is on its way, and while the payee takes it', async () => {
    await context.setOffline(true);
    // A request that is out already may still be answered; what counts is the end.
    await release(server.url, due.payment_hash);
    await context.setOffline(false);
  });
  await expectReceipt(page);
  await context.setOffline(true);
  await expectReceipt(page);
});

test('a closed tab, opened again', async ({ page, context, server }) => {
  const due = await makeInvoice(server.url, 'held', { num_msat: 1_000_000 });
  await reviewWithKeptWallet(page, await makeWallet(server.url), due.payment_request);
  await payButton(page).click();
  await expect(page.getByText('The payment is on its way.')).toBeVisible();
  await page.close();
  await release(server.url, due.payment_hash);
  const reopened = await context.newPage();
  await reopened.goto(`/payment/${due.payment_hash}`);
  await expectReceipt(reopened);
});

test('the server is killed in the middle of a payment and started again', async ({
  page,
  startOwnServer,
}) => {
  const port = await freePort();
  const first = await startOwnServer({ port });
  const due = await makeInvoice(first.url, 'held', { num_msat: 1_000_000 });
  await openSandboxWallet(page, first.url);
  await paste(page, due.payment_request);
  await payButton(page).click();
  await expect(page.getByText('The payment is on its way.')).toBeVisible();
  // Until the shop holds it the request may not have arrived at all.
  await expect(page.getByText(/On its way for [3-9] s/)).toBeVisible(inTime);
  await first.stop('SIGKILL');
  await expectUnknown(page);
  const second = await startOwnServer({ port, dataDir: first.dataDir });
  await release(second.url, due.payment_hash);
  await expectReceipt(page);
});

test('the same payee and amount again, and most of the balance, are asked about once', async ({
  page,
  server,
}) => {
  const first = await makeInvoice(server.url, 'payable', { num_msat: 1_000_000 });
  await review(page, first.payment_request);
  await payButton(page).click();
  await expectReceipt(page);

  await test.step('again', async () => {
    const again = await makeInvoice(server.url, 'payable', { num_msat: 1_000_000 });
    await page.goto(`/review#${again.payment_request}`);
    await payButton(page).dblclick();
    await expect(page.getByText('You paid this payee the same amount already.')).toBeVisible();
    await page.getByRole('button', { name: /^Yes: pay/ }).click();
    await expectReceipt(page);
  });
  await test.step('most of it', async () => {
    const most = await makeInvoice(server.url, 'payable', { num_msat: 80_000_000 });
    await page.goto(`/review#${most.payment_request}`);
    await payButton(page).click();
    await expect(page.getByText('This takes most of your balance.')).toBeVisible();
    await page.getByRole('button', { name: /^Yes: pay/ }).click();
    await expectReceipt(page);
  });
});
