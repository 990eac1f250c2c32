import type { Page } from '@playwright/test';

/** Opens the wallet as a newcomer does: one tap for a sandbox wallet. Ends on Home. */
export async function openSandboxWallet(page: Page, url = '/'): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: 'Try it with the sandbox' }).click();
  await page.getByRole('link', { name: 'Scan a QR code' }).waitFor();
}

/** Does not wait for the screen: a camera that sees a code may have left it already. */
export async function startScan(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Scan a QR code' }).click();
}

export async function openScan(page: Page): Promise<void> {
  await startScan(page);
  await page.getByLabel('Paste an invoice').waitFor();
}
