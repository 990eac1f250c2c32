import type { Page } from '@playwright/test';

/** Opens the wallet as a newcomer does: one tap for a sandbox wallet. Ends on Home. */
export async function openSandboxWallet(page: Page, url = '/'): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: 'Try it with the sandbox' }).click();
  await page.getByRole('link', { name: 'Scan a QR code' }).waitFor();
}

/** From Home to the camera, which may have read a code before this resolves. */
export async function openScan(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Scan a QR code' }).click();
  await page.waitForURL((url) => url.pathname !== '/');
}
