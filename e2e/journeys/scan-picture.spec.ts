/** Pictures and texts, dropped or pasted anywhere, chosen, or behind a link. */
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { makeInvoice } from '../support/host.ts';
import { inTime } from '../support/paying.ts';
import { asPng, picture } from '../support/qr-picture.ts';
import { openSandboxWallet, openScan } from '../support/sandbox-wallet.ts';

/** As if a person had brought it: a file or a text, by drop or by paste. */
async function bring(
  page: Page,
  event: 'drop' | 'paste',
  what: { png: Buffer } | { text: string },
): Promise<void> {
  const png = 'png' in what ? what.png.toString('base64') : null;
  const text = 'text' in what ? what.text : '';
  await expect.poll(() => page.evaluate(takesDrops), inTime).toBe(true);
  await page.evaluate(
    async ([type, base64, plain]) => {
      const data = new DataTransfer();
      if (base64 === null) data.setData('text', plain);
      else {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        data.items.add(new File([bytes], 'screenshot.png', { type: 'image/png' }));
      }
      const options = { bubbles: true, cancelable: true };
      document.body.dispatchEvent(
        type === 'drop'
          ? new DragEvent('drop', { ...options, dataTransfer: data })
          : new ClipboardEvent('paste', { ...options, clipboardData: data }),
      );
    },
    [event, png, text] as const,
  );
}

/** In the page: what listens for drops and pastes loads once the page is idle. */
function takesDrops(): boolean {
  const event = new DragEvent('dragover', { bubbles: true, cancelable: true });
  const isTaken = !document.body.dispatchEvent(event);
  document.body.dispatchEvent(new DragEvent('dragleave', { bubbles: true }));
  return isTaken;
}

for (const way of ['drop', 'paste'] as const) {
  test(`a screenshot by ${way}, on Home`, async ({ page, server }) => {
    const invoice = await makeInvoice(server.url, 'payable');
    await openSandboxWallet(page);
    // Small and off the middle, as in a picture of a whole screen.
    const shot = picture(
      [{ text: invoice.payment_request, pose: { x: 0.4, y: 0.7, size: 0.22 } }],
      { width: 1080, height: 1400 },
    );
    await bring(page, way, { png: asPng(shot) });
    await expect(page).toHaveURL(`/review#${invoice.payment_request}`);
  });

  test(`a text by ${way}, beside the field`, async ({ page, server }) => {
    const invoice = await makeInvoice(server.url, 'payable');
    await openSandboxWallet(page);
    await bring(page, way, { text: `Please pay lightning:${invoice.payment_request} thanks` });
    await expect(page).toHaveURL(`/review#${invoice.payment_request}`);
  });
}

test('two invoices in one picture: the person chooses', async ({ page, server }) => {
  const tea = await makeInvoice(server.url, 'payable', { num_msat: 2_000_000, memo: 'Tea' });
  const cake = await makeInvoice(server.url, 'payable', { num_msat: 3_000_000, memo: 'Cake' });
  const shot = picture(
    [
      { text: tea.payment_request, pose: { x: 0.25, size: 0.7 } },
      { text: cake.payment_request, pose: { x: 0.75, size: 0.7 } },
    ],
    { width: 1600, height: 900 },
  );
  await openSandboxWallet(page);
  await bring(page, 'drop', { png: asPng(shot) });
  await page.getByRole('button', { name: /2\s000 sat.*Tea/ }).click();
  await expect(page).toHaveURL(`/review#${tea.payment_request}`);
});

test('pictures that lead nowhere say why', async ({ page, allowConsole }) => {
  // Playwright's tracer fetches the pictures shown, which the wallet's policy forbids to scripts.
  allowConsole(/'blob:.*connect-src/);
  await openSandboxWallet(page);
  await openScan(page);
  const file = page.locator('input[type=file]');
  await file.setInputFiles({
    name: 'holiday.png',
    mimeType: 'image/png',
    buffer: asPng(picture([])),
  });
  await expect(page.getByText('No QR code could be read in this picture.')).toBeVisible();
  await file.setInputFiles({
    name: 'bill.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4'),
  });
  await expect(page.getByText('This file is not a picture')).toBeVisible();
  await file.setInputFiles({
    name: 'page.png',
    mimeType: 'image/png',
    buffer: asPng(picture([{ text: 'https://example.com/donate' }])),
  });
  await expect(page.getByText('This is the address of a web page')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Use the camera' })).toBeVisible();
});

test('a Lightning link opens the review', async ({ page, server }) => {
  const invoice = await makeInvoice(server.url, 'payable');
  await openSandboxWallet(page);
  await page.goto(`/?lightning=${encodeURIComponent(`web+lightning:${invoice.payment_request}`)}`);
  await expect(page).toHaveURL(`/review#${invoice.payment_request}`);
});

test('the Paste button reads the clipboard', async ({ page, server, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const invoice = await makeInvoice(server.url, 'payable');
  await openSandboxWallet(page);
  await openScan(page);
  await page.evaluate((text) => navigator.clipboard.writeText(text), invoice.payment_request);
  await page.getByRole('button', { name: 'Paste' }).click();
  await expect(page).toHaveURL(`/review#${invoice.payment_request}`);
});

test('a picture shared into the installed wallet never reaches the server', async ({
  page,
  server,
}) => {
  const invoice = await makeInvoice(server.url, 'payable');
  await openSandboxWallet(page);
  const posted: string[] = [];
  page.context().on('request', (request) => {
    if (request.serviceWorker() && request.method() === 'POST') posted.push(request.url());
  });
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('/share-worker.js');
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((resolve) =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
      );
    }
  });
  // As the device's Share menu does, by the manifest's share_target.
  await page.evaluate(
    (base64) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const files = new DataTransfer();
      files.items.add(new File([bytes], 'shared.png', { type: 'image/png' }));
      const form = document.createElement('form');
      Object.assign(form, { action: '/share', method: 'post', enctype: 'multipart/form-data' });
      const field = document.createElement('input');
      Object.assign(field, { type: 'file', name: 'picture', files: files.files });
      form.append(field);
      document.body.append(form);
      form.submit();
    },
    asPng(picture([{ text: invoice.payment_request }])).toString('base64'),
  );
  await expect(page).toHaveURL(`/review#${invoice.payment_request}`);
  expect(posted).toEqual([]);
});
