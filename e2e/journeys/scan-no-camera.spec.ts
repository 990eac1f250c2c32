/** Without a camera: its words, and that picture and paste remain. */
import { test } from '../support/camera.ts';
import { expect } from '../support/fixtures.ts';
import { makeInvoice } from '../support/host.ts';
import { asPng, picture } from '../support/qr-picture.ts';
import { openSandboxWallet, openScan } from '../support/sandbox-wallet.ts';

// One worker for the file: another camera is another browser, and another server.
test.describe.configure({ mode: 'default' });
test.use({ camera: 'none' });

test('no camera: a picture does it', async ({ page, server }) => {
  const invoice = await makeInvoice(server.url, 'payable');
  await openSandboxWallet(page);
  await openScan(page);
  await expect(page.getByText('This device has no camera.')).toBeVisible();
  await page.locator('input[type=file]').setInputFiles({
    name: 'code.png',
    mimeType: 'image/png',
    buffer: asPng(picture([{ text: invoice.payment_request }])),
  });
  await expect(page).toHaveURL(`/review#${invoice.payment_request}`);
});

test('no camera: pasting does it', async ({ page, server }) => {
  const invoice = await makeInvoice(server.url, 'payable');
  await openSandboxWallet(page);
  await openScan(page);
  await page.getByLabel('Paste an invoice').fill(invoice.payment_request);
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(page).toHaveURL(`/review#${invoice.payment_request}`);
});
