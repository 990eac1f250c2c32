/** Makes docs/pictures/wallet.png from the running, built app: `npm run build && npm run picture`. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from './find-browser.mjs';

const PORT = '3299';
const url = `http://127.0.0.1:${PORT}`;
const dataDir = mkdtempSync(path.join(tmpdir(), 'lnpay-picture-'));
const server = spawn(process.execPath, ['dist/server/main.js'], {
  env: { ...process.env, PORT, DATA_DIR: dataDir },
  stdio: ['ignore', 'pipe', 'inherit'],
});
await new Promise((resolve) => server.stdout.once('data', resolve));
const browser = await chromium.launch({
  executablePath: findBrowser() ?? '',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});

try {
  const page = await browser.newPage({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    colorScheme: 'light',
  });
  await page.goto(url);
  await page.getByRole('button', { name: 'Try it with the sandbox' }).click();
  await page.getByRole('link', { name: 'Scan a QR code' }).waitFor();
  await buy(page, 'A coffee to go', 4_200_000);
  await page.getByText('Proof verified').waitFor();
  await page.goto(url);
  await buy(page, 'Two coffees and a croissant', 25_000_000, 'review');
  await page.getByText(/about .* sat/).waitFor();
  const review = await page.screenshot();
  await page.getByRole('button', { name: /^Pay / }).click();
  await page.getByText('Proof verified').waitFor();
  const receipt = await page.screenshot();
  await page.goto(url);
  await page.getByText('Two coffees and a croissant').waitFor();
  const home = await page.screenshot();
  await compose([home, review, receipt]);
} finally {
  await browser.close();
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(dataDir, { recursive: true, force: true });
}

async function buy(page, memo, num_msat, until = 'paid') {
  const answer = await fetch(`${url}/v1/sandbox/invoice`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ kind: 'payable', memo, num_msat }),
  });
  const { payment_request } = await answer.json();
  await page.goto(`${url}/review#${payment_request}`);
  const pay = page.getByRole('button', { name: /^Pay / });
  await pay.waitFor();
  if (until === 'paid') await pay.click();
}

async function compose(screens) {
  const page = await browser.newPage({
    viewport: { width: 1290, height: 900 },
    deviceScaleFactor: 1.5,
  });
  const images = screens
    .map((bytes) => `<img src="data:image/png;base64,${bytes.toString('base64')}">`)
    .join('');
  await page.setContent(
    `<style>body{margin:0;display:flex;gap:24px;padding:28px;background:#e9e1d2;justify-content:center}
     img{width:390px;height:844px;border-radius:24px;border:1px solid #cfc5b2}</style>${images}`,
  );
  await page.screenshot({ path: 'docs/pictures/wallet.png' });
}
