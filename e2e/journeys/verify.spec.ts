/** Anybody checks a receipt: without a wallet, and without a network once the page is there. */
import type { Page } from '@playwright/test';
import * as v from 'valibot';
import golden from '#core/lnpay/fixtures/golden-wtx.json' with { type: 'json' };
import { wtxSchema } from '#core/lnpay/wire.ts';
import { expectAccessible } from '../support/accessible.ts';
import { expect, test } from '../support/fixtures.ts';
import { makeInvoice, makeWallet, withdraw } from '../support/host.ts';
import type { RunningServer } from '../support/server.ts';

async function pay(server: RunningServer) {
  const wallet = await makeWallet(server.url);
  const due = await makeInvoice(server.url, 'payable', { num_msat: 5_000_500, memo: 'Firewood' });
  const answer = await withdraw(server.url, wallet, { payment_request: due.payment_request });
  const wtx = v.parse(wtxSchema, answer.body);
  return {
    wtx,
    invoice: due.payment_request,
    payee: wtx.lnTx?.dest_pubkey ?? '',
    preimage: wtx.lnTx?.payment_preimage ?? '',
  };
}

async function check(page: Page, text: string): Promise<void> {
  await page.getByLabel('Receipt', { exact: true }).fill(text);
}

const HOLDS = 'The proof holds';

test('a right proof, in each encoding a host may give it in', async ({ page, server }) => {
  const { invoice, preimage, payee, wtx } = await pay(server);
  const bytes = Buffer.from(preimage, 'hex');
  await page.goto('/verify');
  for (const encoded of [
    preimage,
    preimage.toUpperCase(),
    bytes.toString('base64'),
    bytes.toString('base64url'),
    Buffer.from(bytes.toString('base64')).toString('hex'),
  ]) {
    await check(page, '');
    await expect(page.getByText(HOLDS)).toHaveCount(0);
    await check(page, `${invoice}\n${encoded}`);
    await expect(page.getByText(HOLDS)).toBeVisible();
  }
  const main = page.getByRole('main');
  await expect(main).toContainText('5 000.5');
  await expect(main).toContainText('Firewood');
  await expect(main).toContainText('Who paid. Anybody who has the preimage can show it.');
  expect((await main.innerText()).replace(/\s/g, '')).toContain(payee);
  await expectAccessible(page, 'verify');

  await check(page, JSON.stringify(wtx));
  await expect(page.getByText(HOLDS)).toBeVisible();
});

test('a wrong proof, none, and no receipt at all', async ({ page, server }) => {
  const { invoice } = await pay(server);
  await page.goto('/verify');
  await check(page, `${invoice} ${'42'.repeat(32)}`);
  await expect(page.getByText('The proof does not hold')).toBeVisible();
  await check(page, invoice);
  await expect(page.getByText('There is no proof in it')).toBeVisible();
  await check(page, `${invoice.slice(0, -9)} ${'42'.repeat(32)}`);
  await expect(page.getByText('This cannot be checked')).toBeVisible();
  await check(page, 'I paid you yesterday');
  await expect(page.getByText('This cannot be checked')).toBeVisible();
  await expect(page.getByText(HOLDS)).toHaveCount(0);
});

test('a receipt that claims more than the payee signed is called false, loudly', async ({
  page,
}) => {
  await page.goto('/verify');
  const lnTx = { ...golden.lnTx, num_satoshis: 5000, memo: 'A car' };
  await check(page, JSON.stringify(lnTx));
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('says something else than the payee signed');
  await expect(alert).toContainText(/the receipt says 5\s000\ssat, the payee signed 1\ssat/);
  await expect(alert).toContainText('“A car”');
  await expect(page.getByText(HOLDS)).toHaveCount(0);
  await expectAccessible(page, 'verify, false');
});

test('the documented transaction, offline, dropped as a file', async ({ page, context }) => {
  // What the page fetches ahead of its use comes last.
  const quiet = page.waitForResponse(/\.wasm$/);
  await page.goto('/verify');
  await (await quiet).finished();
  await context.setOffline(true);
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'receipt.json', { type: 'application/json' }));
    document.body.dispatchEvent(
      new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
    );
  }, JSON.stringify(golden));
  await expect(page.getByText(HOLDS)).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Test for DOCS');
  expect(page.url()).toMatch(/\/verify$/);
});

test('is reached from Connect', async ({ page }) => {
  await page.goto('/connect');
  await page.getByRole('link', { name: /Check a receipt/ }).click();
  await expect(page.getByRole('heading', { name: 'Check a receipt' })).toBeVisible();
});
