/** The network goes, and the page with it: what comes back is the truth, and nothing is sent twice. */
import type { Page } from '@playwright/test';
import { expect, test as base } from '../support/fixtures.ts';
import { makeInvoice, makeWallet } from '../support/host.ts';
import {
  expectHeld,
  expectReceipt,
  expectUnknown,
  inTime,
  release,
  review,
  reviewWithKeptWallet,
  WITHDRAW,
} from '../support/paying.ts';
import { connectWallet, fillKeys, paste, payButton } from '../support/wallet-page.ts';
import { openGateway, type Gateway } from '../support/gateway.ts';

const test = base.extend<{ gateway: Gateway }>({
  gateway: async ({ server }, provide) => {
    const gateway = await openGateway(server.url);
    await provide(gateway);
    await gateway.close();
  },
  baseURL: async ({ gateway }, provide) => provide(gateway.url),
});

test.skip(({ isMobile }) => !isMobile, 'the same on every screen');
test.beforeEach(({ allowConsole }) => {
  test.slow();
  allowConsole(/net::ERR_|Failed to load resource/);
  // What was being loaded ahead when the page went.
  allowConsole(/wasm streaming compile failed|falling back to ArrayBuffer/);
});

const NO_NETWORK = 'ERR_INTERNET_DISCONNECTED';

/** The browser's own page comes in the place of the wallet. */
async function reloadOffline(page: Page): Promise<void> {
  await page.context().setOffline(true);
  await expect(page.reload()).rejects.toThrow(NO_NETWORK);
}

async function loadOnline(page: Page): Promise<void> {
  await page.context().setOffline(false);
  // The browser may be at it by itself, and then interrupts.
  await expect(() => page.reload()).toPass(inTime);
}

async function reloadOfflineThenOnline(page: Page): Promise<void> {
  await reloadOffline(page);
  await loadOnline(page);
}

async function expectOnItsWay(page: Page): Promise<void> {
  await expect(page.getByText(/On its way for/)).toBeVisible(inTime);
}

test('reloaded without a network before, while and after it is paid', async ({
  page,
  server,
  gateway,
}) => {
  const due = await makeInvoice(server.url, 'held', { num_msat: 1_000_000 });
  await review(page, due.payment_request);
  await test.step('before: still to be paid', async () => {
    await reloadOfflineThenOnline(page);
    await expect(payButton(page)).toBeEnabled();
    expect(gateway.withdrawals()).toBe(0);
  });
  await payButton(page).click();
  await expectHeld(server.url, due.payment_hash);
  await test.step('while the request is out', async () => {
    await reloadOfflineThenOnline(page);
    await expectOnItsWay(page);
  });
  await test.step('while it is known to be on its way', async () => {
    await reloadOfflineThenOnline(page);
    await expectOnItsWay(page);
  });
  await test.step('while the payee takes it', async () => {
    await reloadOffline(page);
    await release(server.url, due.payment_hash);
    await loadOnline(page);
    await expectReceipt(page);
  });
  await test.step('once it is paid', async () => {
    await reloadOfflineThenOnline(page);
    await expectReceipt(page);
  });
  expect(gateway.withdrawals()).toBe(1);
});

test('reloaded without a network while nothing is known', async ({ page, server, gateway }) => {
  const due = await makeInvoice(server.url, 'payable', { num_msat: 1_000_000 });
  await review(page, due.payment_request);
  gateway.fails.withdrawals = true;
  gateway.fails.lookUps = true;
  await payButton(page).click();
  await expectUnknown(page);
  await reloadOfflineThenOnline(page);
  await expectUnknown(page);
  await reloadOffline(page);
  gateway.fails.lookUps = false;
  await loadOnline(page);
  await expectReceipt(page);
  expect(gateway.withdrawals()).toBe(1);
});

test('the network goes just as the request leaves, and the page is reloaded', async ({
  page,
  context,
  server,
  gateway,
}) => {
  const due = await makeInvoice(server.url, 'payable', { num_msat: 1_000_000 });
  await review(page, due.payment_request);
  await page.route(WITHDRAW, async (route) => {
    await context.setOffline(true);
    await route.abort('internetdisconnected');
  });
  await payButton(page).click();
  await expectUnknown(page);
  await page.unroute(WITHDRAW);
  await reloadOfflineThenOnline(page);
  await expect(page.getByText(/never (?:arrived|reached)/i).first()).toBeVisible(inTime);
  expect(gateway.withdrawals()).toBe(0);
  await test.step('and then it can be paid', async () => {
    await page.goto(`/review#${due.payment_request}`);
    await payButton(page).click();
    await expectReceipt(page);
    expect(gateway.withdrawals()).toBe(1);
  });
});

test('reloaded without a network until no answer can come: on its way, as the host says', async ({
  page,
  server,
  gateway,
}) => {
  const due = await makeInvoice(server.url, 'held', { num_msat: 1_000_000 });
  await review(page, due.payment_request);
  await payButton(page).click();
  await expectHeld(server.url, due.payment_hash);
  await reloadOffline(page);
  await page.clock.install({ time: Date.now() + 60_000 });
  await loadOnline(page);
  await expect(page.getByText('This takes longer than usual.')).toBeVisible(inTime);
  await release(server.url, due.payment_hash);
  await expectReceipt(page);
  expect(gateway.withdrawals()).toBe(1);
});

for (const keys of ['kept on the device', 'gone with the tab'] as const) {
  test(`closed without a network while the answer is out, opened again, its keys ${keys}`, async ({
    page,
    context,
    server,
    gateway,
  }) => {
    const due = await makeInvoice(server.url, 'held', { num_msat: 1_000_000 });
    const wallet = await makeWallet(server.url);
    const areKept = keys === 'kept on the device';
    if (areKept) await reviewWithKeptWallet(page, wallet, due.payment_request);
    else {
      await connectWallet(page, wallet);
      await paste(page, due.payment_request);
    }
    await payButton(page).click();
    await expectHeld(server.url, due.payment_hash);
    await context.setOffline(true);
    await page.close();
    await release(server.url, due.payment_hash);

    const reopened = await context.newPage();
    const address = `/payment/${due.payment_hash}`;
    await expect(reopened.goto(address)).rejects.toThrow(NO_NETWORK);
    await loadOnline(reopened);
    if (!areKept) {
      await reopened.getByText('Connect a wallet you have').click();
      await fillKeys(reopened, wallet);
      await reopened.getByRole('button', { name: 'Connect', exact: true }).click();
    }
    await expectReceipt(reopened);
    expect(gateway.withdrawals()).toBe(1);
  });
}
