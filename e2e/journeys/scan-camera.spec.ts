/** Before a camera: from one tap to the receipt, and the camera truly off afterwards. */
import { accessibilityProblems } from '../support/accessible.ts';
import { cameras, test } from '../support/camera.ts';
import { expect } from '../support/fixtures.ts';
import { makeInvoice } from '../support/host.ts';
import { handheld, picture } from '../support/qr-picture.ts';
import { openSandboxWallet, openScan } from '../support/sandbox-wallet.ts';

// One worker for the file: another camera is another browser, and another server.
test.describe.configure({ mode: 'default' });

test('one tap, hold the code, pay, receipt', async ({ page, server, film }) => {
  const invoice = await makeInvoice(server.url, 'payable', {
    num_msat: 25_000_000,
    memo: 'Coffee',
  });
  await film([picture([{ text: `LIGHTNING:${invoice.payment_request.toUpperCase()}` }])]);
  await openSandboxWallet(page);
  await openScan(page);
  await page.getByRole('button', { name: /^Pay 25\s000 sat/ }).click();
  await expect(page.getByText('Proof verified')).toBeVisible();
  expect(await cameras(page)).toEqual({ on: 0, opened: 1 });
  await expect(page.locator('video')).toHaveCount(0);
});

test('a code in a hand that is not still', async ({ page, server, film }) => {
  const invoice = await makeInvoice(server.url, 'payable', { memo: 'A long talk '.repeat(12) });
  const frames = Array.from({ length: 12 }, (_, frame) => handheld(invoice.payment_request, frame));
  await film(frames);
  await openSandboxWallet(page);
  await openScan(page);
  await expect(page).toHaveURL(`/review#${invoice.payment_request}`);
});

test('a code that is no invoice is named, and the camera goes on', async ({ page, film }) => {
  await film([picture([{ text: 'satoshi@example.com' }])]);
  await openSandboxWallet(page);
  await openScan(page);
  await expect(page.getByText('This is a Lightning address, not an invoice.')).toBeVisible();
  expect(await cameras(page)).toEqual({ on: 1, opened: 1 });
  expect(await accessibilityProblems(page)).toEqual([]);
});

test('two codes in one view: the person chooses', async ({ page, server, film }) => {
  const tea = await makeInvoice(server.url, 'payable', { num_msat: 2_000_000, memo: 'Tea' });
  const cake = await makeInvoice(server.url, 'payable', { num_msat: 3_000_500, memo: 'Cake' });
  await film([
    picture(
      [
        { text: tea.payment_request, pose: { x: 0.26, size: 0.8 } },
        { text: cake.payment_request, pose: { x: 0.74, size: 0.8 } },
      ],
      { width: 1280, height: 720 },
    ),
  ]);
  await openSandboxWallet(page);
  await openScan(page);
  await page.getByRole('button', { name: /3\s000\.5 sat.*Cake/ }).click();
  await expect(page).toHaveURL(`/review#${cake.payment_request}`);
  expect((await cameras(page)).on).toBe(0);
});

test('the camera is off when the screen is left, and when the page is hidden', async ({
  page,
  film,
}) => {
  await film([picture([])]);
  await openSandboxWallet(page);
  await openScan(page);
  await expect.poll(() => cameras(page)).toMatchObject({ on: 1 });

  const hide = (state: string) =>
    page.evaluate((value) => {
      Object.defineProperty(document, 'visibilityState', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await hide('hidden');
  await expect.poll(() => cameras(page)).toEqual({ on: 0, opened: 1 });
  await hide('visible');
  await expect.poll(() => cameras(page)).toEqual({ on: 1, opened: 2 });

  // In and out, faster than a camera starts.
  for (let round = 0; round < 4; round++) {
    await page.goBack();
    await page.goForward();
  }
  await page.goBack();
  await expect(page.getByRole('link', { name: 'Scan a QR code' })).toBeVisible();
  await expect.poll(() => cameras(page)).toMatchObject({ on: 0 });
  await expect(page.locator('video')).toHaveCount(0);
});

test('the decoder cannot be loaded: says so, and reads once it can', async ({
  page,
  server,
  film,
  allowConsole,
}) => {
  allowConsole(/wasm|falling back|Failed to load resource/i);
  const invoice = await makeInvoice(server.url, 'payable');
  await film([picture([{ text: invoice.payment_request }])]);
  await page.route('**/*.wasm', (route) => route.abort());
  await openSandboxWallet(page);
  await openScan(page);
  await expect(page.getByText('The reader of QR codes could not be loaded.')).toBeVisible();
  await page.unroute('**/*.wasm');
  await expect(page).toHaveURL(`/review#${invoice.payment_request}`);
});

test('the decoder is fetched while Home is idle', async ({ page }) => {
  const fetched = page.waitForRequest(/\.wasm$/);
  await openSandboxWallet(page);
  await fetched;
  expect(page.url()).not.toContain('/scan');
});

test('a browser with a detector of its own needs no decoder of ours', async ({
  page,
  server,
  film,
}) => {
  const invoice = await makeInvoice(server.url, 'payable');
  await film([picture([])]);
  await page.addInitScript((rawValue) => {
    const Detector = class {
      static getSupportedFormats = async () => ['qr_code'];
      detect = async () => [{ rawValue }];
    };
    Object.defineProperty(globalThis, 'BarcodeDetector', { value: Detector, configurable: true });
  }, invoice.payment_request);
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await openSandboxWallet(page);
  await openScan(page);
  await expect(page).toHaveURL(`/review#${invoice.payment_request}`);
  expect(fetched.filter((url) => /\.wasm|decode-worker/.test(url))).toEqual([]);
});
