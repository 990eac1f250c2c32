/** What a person does in the wallet, in the words they see. */
import { expect, type Page } from '@playwright/test';

/** Unfolds the form for keys of one's own, where the sandbox comes first. */
export async function openKeyForm(page: Page): Promise<void> {
  await page.goto('/connect');
  await page.getByText('Connect a wallet you have').click();
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
