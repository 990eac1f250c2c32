/** The receipt of a real payment: found again, printed, shared, copied and saved, and what is in it. */
import type { Page } from '@playwright/test';
import * as v from 'valibot';
import { wtxSchema } from '#core/lnpay/wire.ts';
import { verifyReceipt } from '#core/receipt/verify-receipt.ts';
import { expectAccessible } from '../support/accessible.ts';
import { expect, test } from '../support/fixtures.ts';
import { makeInvoice, makeWallet, readWallet, withdraw } from '../support/host.ts';
import type { RunningServer } from '../support/server.ts';
import { connectWallet, downloaded } from '../support/wallet-page.ts';

/** Pays without this browser, which then knows the payment only from its host. */
async function openReceipt(page: Page, server: RunningServer, memo = 'Mended the tap') {
  const wallet = await makeWallet(server.url);
  const due = await makeInvoice(server.url, 'payable', { num_msat: 12_345_678, memo });
  const answer = await withdraw(server.url, wallet, {
    payment_request: due.payment_request,
    passThru: { order: 4711 },
  });
  const wtx = v.parse(wtxSchema, answer.body);
  await connectWallet(page, wallet);
  await page.goto(`/payment/${due.payment_hash}`);
  await expect(page.getByText('Proof verified')).toBeVisible();
  return { wallet, due, wtx, preimage: wtx.lnTx?.payment_preimage ?? '' };
}

const KEYS = /pak_|sak_|wak[a-z]+_/;

test('is found from the wallet’s transactions, with all there is to know', async ({
  page,
  server,
}) => {
  const { wallet, due, wtx, preimage } = await openReceipt(page, server);
  const main = page.getByRole('main');
  await expect(main.getByText('Mended the tap')).toBeVisible();
  await expect(main).toContainText('12 345.678');
  await page.getByText('Details', { exact: true }).click();
  for (const text of [wtx.id, wtx.lnTx?.id ?? '', '4711']) {
    await expect(main.locator('details').getByText(text)).toBeVisible();
  }
  const details = main.locator('details');
  const squeezed = async () => (await details.innerText()).replace(/\s/g, '');
  expect(await squeezed()).toContain(due.payment_hash);
  expect(await squeezed()).toContain(due.payment_request);
  await page.getByRole('button', { name: 'Show the preimage' }).click();
  expect(await squeezed()).toContain(preimage);

  await test.step('its balance afterwards is the wallet’s, fee included', async () => {
    const { balance_msat: balance } = await readWallet(server.url, wallet);
    const text = await details.getByText('Balance after').locator('..').innerText();
    const [whole = '', part = ''] = text.replace(/[^\d.]/g, '').split('.');
    expect(Number(whole + part.padEnd(3, '0'))).toBe(balance);
  });
  await expectAccessible(page, 'receipt');
});

test('leaves without the proof unless it is asked for', async ({ page, server, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { preimage } = await openReceipt(page, server);
  const copied = async () => {
    await page.getByRole('button', { name: 'Copy as text' }).click();
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
    return page.evaluate(() => navigator.clipboard.readText());
  };

  const plain = [await copied(), await downloaded(page, 'Download JSON')];
  for (const text of plain) {
    expect(text).not.toContain(preimage);
    expect(text).not.toMatch(KEYS);
    expect(verifyReceipt(text).kind).toBe('no-preimage');
  }

  await page.getByRole('checkbox', { name: 'Include the proof' }).check();
  await expect(page.getByText(/can also claim to be the one who paid/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy as text' })).toBeVisible();
  const proving = [await copied(), await downloaded(page, 'Download JSON')];
  for (const text of proving) {
    expect(text).not.toMatch(KEYS);
    expect(verifyReceipt(text)).toMatchObject({ kind: 'proved', preimage, falseClaims: [] });
  }
  expect(JSON.parse(proving[1] ?? '')).toMatchObject({
    amount_msat: '12345678',
    memo: 'Mended the tap',
    pass_thru: { order: 4711 },
  });
});

const LONG_MEMO = 'A line of many\n'.repeat(42).trim();

for (const memo of ['Mended the tap', LONG_MEMO]) {
  test(`prints on one page, black on white: ${memo.length} letters`, async ({
    page,
    server,
  }, info) => {
    const { preimage } = await openReceipt(page, server, memo);
    await page.getByRole('checkbox', { name: 'Include the proof' }).check();
    for (const format of ['A4', 'Letter']) {
      const pdf = await page.pdf({ format, path: info.outputPath(`${format}.pdf`) });
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g), format).toHaveLength(1);
    }

    // 210 × 297 mm without its margins, at 96 dots an inch.
    await page.setViewportSize({ width: 673, height: 1001 });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const colours = await page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      return [style.backgroundColor, style.color];
    });
    expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
    await expect(page.getByRole('button')).toHaveCount(0);
    const paper = await page.screenshot({ path: info.outputPath('paper.png') });

    await test.step('whoever is given the paper reads the proof from it', async () => {
      await page.emulateMedia({ media: 'screen' });
      await page.goto('/verify');
      await page
        .getByLabel('Choose a file')
        .setInputFiles({ name: 'paper.png', mimeType: 'image/png', buffer: paper });
      await expect(page.getByText('The proof holds')).toBeVisible();
      expect((await page.getByRole('main').innerText()).replace(/\s/g, '')).toContain(preimage);
    });
  });
}

test('prints without the proof when it stays with the payer', async ({ page, server }) => {
  const { preimage } = await openReceipt(page, server);
  await page.emulateMedia({ media: 'print' });
  const text = (await page.getByRole('main').innerText()).replace(/\s/g, '');
  expect(text).not.toContain(preimage);
  expect(text).toContain('12345.678');
  await expect(page.locator('svg[role=img]')).toHaveCount(0);
});

for (const takesFiles of [true, false]) {
  test(`is shared ${takesFiles ? 'with its picture' : 'as text'}`, async ({
    page,
    server,
  }, info) => {
    await page.addInitScript((files) => {
      const shared: ShareData[] = [];
      Object.assign(globalThis, { shared });
      Object.assign(navigator, {
        canShare: () => files,
        share: async (data: ShareData) => void shared.push(data),
      });
    }, takesFiles);
    const { due, preimage } = await openReceipt(page, server);
    await page.getByRole('checkbox', { name: 'Include the proof' }).check();
    await page.getByRole('button', { name: 'Share' }).click();
    await page.waitForFunction(() => Reflect.get(globalThis, 'shared').length === 1);
    const { text, picture } = await page.evaluate(async () => {
      const [data]: ShareData[] = Reflect.get(globalThis, 'shared');
      const bytes = await data?.files?.[0]?.arrayBuffer();
      return { text: data?.text ?? '', picture: bytes ? [...new Uint8Array(bytes)] : null };
    });
    expect(text).toContain(due.payment_hash);
    expect(text).not.toMatch(KEYS);
    expect(verifyReceipt(text)).toMatchObject({ kind: 'proved', preimage });
    expect(picture !== null).toBe(takesFiles);
    if (!picture) return;

    await test.step('the picture carries the proof too', async () => {
      const buffer = Buffer.from(picture);
      await info.attach('slip', { body: buffer, contentType: 'image/png' });
      await page.goto('/verify');
      await page
        .getByLabel('Choose a file')
        .setInputFiles({ name: 'slip.png', mimeType: 'image/png', buffer });
      await expect(page.getByText('The proof holds')).toBeVisible();
    });
  });
}
