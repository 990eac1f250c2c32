/** A person with a phone, in front of a real lnd: paying, failing, and everything dying meanwhile. */
import type { Page } from '@playwright/test';
import { test as base, expect } from '../../support/fixtures.ts';
import { expectReceipt, inTime } from '../../support/paying.ts';
import { expectBalance, fillKeys, paste, payButton } from '../../support/wallet-page.ts';
import type { LndInvoice } from '../network/lnd.ts';
import { ledgerProblems } from '../support/compare-ledger.ts';
import { RealHost } from '../support/real-host.ts';
import type { Treatment } from '../support/spoiling-proxy.ts';

const test = base.extend<object, { host: RealHost }>({
  host: [
    // oxlint-disable-next-line no-empty-pattern -- playwright asks for a destructured first parameter
    async ({}, provide) => {
      const host = await RealHost.open();
      await provide(host);
      await host.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  server: [async ({ host }, provide) => provide(host.server), { scope: 'worker' }],
});

/** What is refused, and what nobody answers, the browser says on its console too. */
const NOT_LOADED = /Failed to load resource/;

test.beforeEach(async ({ page, host, allowConsole }) => {
  allowConsole(NOT_LOADED);
  await page.goto('/connect');
  await expect(page.getByRole('button', { name: 'Try it with the sandbox' })).toHaveCount(0);
  await fillKeys(page, host.wallet);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expectBalance(page, /\d{3}\s\d{3}/);
});

test.afterEach(async ({ host }) => {
  host.proxy.treatment = null;
  const problems = () => ledgerProblems(host.server.dataDir, host.network.ours);
  await expect.poll(problems, inTime).toEqual([]);
});

let amounts = 0;

/** The same amount to the same payee again, and the wallet asks before it pays. */
function newAmount(): bigint {
  amounts += 1;
  return 1_000_000n + BigInt(amounts) * 1_000n;
}

async function review(page: Page, { paymentRequest }: LndInvoice): Promise<void> {
  await paste(page, paymentRequest);
  await expect(payButton(page)).toBeEnabled();
}

async function pay(page: Page, invoice: LndInvoice): Promise<void> {
  await review(page, invoice);
  await payButton(page).click();
}

test('paste, review, pay, receipt', async ({ page, host }) => {
  const invoice = await host.network.payee.addInvoice(25_000_000n, { memo: 'Two coffees' });
  await review(page, invoice);
  await expect(page.getByText('Two coffees')).toBeVisible();
  // 1 sat and 500 ppm for the router.
  await expect(page.getByText(/13\.5\ssat/).first()).toBeVisible();
  await payButton(page).click();
  await expectReceipt(page);
  expect(await host.network.payee.invoiceState(invoice.paymentHash)).toBe('SETTLED');
});

test('a dear route: refused, raised in one tap, paid', async ({ page, host }) => {
  await pay(page, await host.network.hidden.addInvoice(1_000_000n));
  await expect(page.getByText('FAILURE_REASON_NO_ROUTE')).toBeVisible(inTime);
  await expect(
    page.getByText(/Your fee limit was too low\. A route is there for about/),
  ).toBeVisible();
  await page.getByRole('button', { name: /^Raise the limit to .* and retry$/ }).click();
  await expectReceipt(page);
});

test('refused by the payee: says so, and nothing is gone', async ({ page, host }) => {
  const invoice = await host.network.payee.addInvoice(newAmount());
  await host.network.payee.cancel(invoice);
  await pay(page, invoice);
  await expect(page.getByText('FAILURE_REASON_INCORRECT_PAYMENT_DETAILS')).toBeVisible(inTime);
});

test('a payee who takes long: on its way, then a receipt', async ({ page, host }) => {
  const invoice = await host.network.payee.addHoldInvoice(newAmount());
  await pay(page, invoice);
  await host.network.payee.untilHeld(invoice);
  await expect(page.getByText('Proof verified')).toHaveCount(0);
  await host.network.payee.settleHeld(invoice);
  await expectReceipt(page);
});

test.describe('in the middle of a payment', () => {
  for (const { what, server, lnd } of [
    { what: 'lnd is killed', server: false, lnd: true },
    { what: 'our server is killed', server: true, lnd: false },
    { what: 'both are killed', server: true, lnd: true },
  ]) {
    test(`${what}: the page ends with the receipt, and nothing was paid twice`, async ({
      page,
      host,
    }) => {
      const invoice = await host.network.payee.addHoldInvoice(newAmount());
      await pay(page, invoice);
      await host.network.payee.untilHeld(invoice);
      if (server) await host.server.stop('SIGKILL');
      if (lnd) await host.network.ours.stop('SIGKILL');
      await host.network.payee.settleHeld(invoice);
      if (server) await host.startServerAgain();
      if (lnd) await host.startLndAgain();
      await expectReceipt(page);
    });
  }
});

test.describe('an answer of lnd that gets lost: the page ends with the receipt', () => {
  const treatments: Record<string, Treatment> = {
    'cut before any line': { kind: 'cut after lines', lines: 0 },
    'cut after line 1': { kind: 'cut after lines', lines: 1 },
    'cut after line 2': { kind: 'cut after lines', lines: 2 },
    'a gateway’s page': { kind: 'answer', status: 502, body: '<html>Bad gateway</html>' },
    'another payment’s': {
      kind: 'change',
      line: (line) => line.replace(/"payment_hash":"../, '"payment_hash":"00'),
    },
  };
  for (const [name, treatment] of Object.entries(treatments)) {
    test(name, async ({ page, host }) => {
      const { sends } = host.proxy;
      host.proxy.treatment = treatment;
      await pay(page, await host.network.payee.addInvoice(newAmount()));
      await expectReceipt(page);
      expect(host.proxy.sends).toBe(sends + 1);
    });
  }
});
