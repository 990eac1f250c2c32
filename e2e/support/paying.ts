/** Paying in the browser while things go wrong. */
import { expect, type BrowserContext, type Page, type Request } from '@playwright/test';
import { call, type TestWallet } from './host.ts';
import { openSandboxWallet } from './sandbox-wallet.ts';
import { expectBalance, fillKeys, openKeyForm, paste, payButton } from './wallet-page.ts';

export const WITHDRAW = '**/v1/wallet/*/withdraw';
export const LOOK_UP = '**/v1/wallet/*/payments/**';
export const inTime = { timeout: 45_000 };

/** Every request to pay that any tab makes from now on. */
export function withdrawals(context: BrowserContext): Request[] {
  const sent: Request[] = [];
  context.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/withdraw')) sent.push(request);
  });
  return sent;
}

export async function expectReceipt(page: Page): Promise<void> {
  await expect(page.getByText('Proof verified')).toBeVisible(inTime);
}

export async function expectUnknown(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'We don’t know yet' })).toBeVisible(inTime);
}

export async function review(page: Page, paymentRequest: string): Promise<void> {
  await openSandboxWallet(page);
  await paste(page, paymentRequest);
  await expect(payButton(page)).toBeEnabled();
}

/** With keys that outlive the tab. */
export async function reviewWithKeptWallet(
  page: Page,
  wallet: TestWallet,
  paymentRequest: string,
): Promise<void> {
  await openKeyForm(page);
  await fillKeys(page, wallet);
  await page.getByRole('checkbox', { name: 'Keep on this device' }).last().check();
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expectBalance(page, /100\s000/);
  await paste(page, paymentRequest);
  await expect(payButton(page)).toBeEnabled();
}

/** The shop lets a payment settle, as soon as it holds it. */
export async function release(url: string, paymentHash: string): Promise<void> {
  const answer = () => call(url, '/v1/sandbox/release', { body: { payment_hash: paymentHash } });
  await expect.poll(async () => (await answer()).status, inTime).toBe(200);
}

/** Resolves when the payee holds the payment: the request has arrived, and cannot be answered yet. */
export async function expectHeld(url: string, paymentHash: string): Promise<void> {
  const state = () => call(url, `/v1/sandbox/invoice/${paymentHash}`);
  await expect.poll(state, inTime).toMatchObject({ body: { state: 'held' } });
}
