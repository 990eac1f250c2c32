/** What a person does in the wallet, in the words they see. */
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import type { TestWallet } from './host.ts';

/** Unfolds the form for keys of one's own, where the sandbox comes first. */
export async function openKeyForm(page: Page): Promise<void> {
  await page.goto('/connect');
  await page.getByText('Connect a wallet you have').click();
}

export async function fillKeys(page: Page, wallet: TestWallet, key = wallet.admin): Promise<void> {
  await page.getByLabel('Public API key').fill(wallet.publicKey);
  await page.getByLabel('Wallet key').fill(key);
}

/** Connects a wallet by its keys. Ends on Home. */
export async function connectWallet(page: Page, wallet: TestWallet, key = wallet.admin) {
  await openKeyForm(page);
  await fillKeys(page, wallet, key);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('link', { name: 'Scan a QR code' }).waitFor();
}

/** Presses a button that saves a file, and reads the file. */
export async function downloaded(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return readFile(await download.path(), 'utf8');
}

/** Pastes into Home's field, as a clipboard would. */
export async function paste(page: Page, text: string): Promise<void> {
  const field = page.getByLabel('Paste an invoice');
  await field.focus();
  await field.evaluate((input, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', pasted);
    input.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

export async function expectBalance(page: Page, balance: RegExp): Promise<void> {
  await expect(page.getByRole('region', { name: 'Balance' })).toContainText(balance);
}

/** The button that pays, whatever it says it will cost. */
export function payButton(page: Page) {
  return page.getByRole('button', { name: /^Pay(?: |$)/ });
}

/** Pay is not there, or cannot be pressed. */
export async function expectNoPay(page: Page): Promise<void> {
  await expect(payButton(page).and(page.locator(':enabled'))).toHaveCount(0);
}

/** The browser's own console line about an answer like 400; the wallet shows it in words. */
export const REFUSED_ANSWER =
  /Failed to load resource: the server responded with a status of 4\d\d/;
