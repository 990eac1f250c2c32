/** Connecting, keeping and forgetting a wallet. */
import { makeWallet } from '../support/host.ts';
import { expect, test } from '../support/fixtures.ts';
import { openSandboxWallet } from '../support/sandbox-wallet.ts';
import {
  connectWallet,
  expectBalance,
  openKeyForm,
  REFUSED_ANSWER,
} from '../support/wallet-page.ts';

const ASKS_FOR_WALLET = { name: 'Connect a wallet' };

test('with keys of one’s own: wrong ones are named, right ones open the wallet', async ({
  page,
  server,
  allowConsole,
}) => {
  allowConsole(REFUSED_ANSWER);
  const wallet = await makeWallet(server.url);
  await openKeyForm(page);
  const publicKey = page.getByLabel('Public API key');
  const walletKey = page.getByLabel('Wallet key');
  const submit = page.getByRole('button', { name: 'Connect', exact: true });

  await publicKey.fill(wallet.secretKey);
  await walletKey.fill(wallet.keys['Wallet Read']?.[0] ?? '');
  await submit.click();
  await expect(page.getByText(/secret key for servers/)).toBeVisible();
  await expect(page.getByText(/can only read/)).toBeVisible();

  await publicKey.fill('pak_wrongwrongwrongwrongwrongwrong');
  await walletKey.fill(wallet.admin);
  await submit.click();
  await expect(page.getByText('The host refuses these keys.')).toBeVisible();

  await publicKey.fill(wallet.publicKey);
  await submit.click();
  await expectBalance(page, /100\s000/);
});

test('keys go with the tab, unless they are kept; kept ones lie nowhere as plain text', async ({
  page,
  context,
  server,
}) => {
  const wallet = await makeWallet(server.url);
  await openKeyForm(page);
  await page.getByLabel('Public API key').fill(wallet.publicKey);
  await page.getByLabel('Wallet key').fill(wallet.admin);
  await page.getByRole('checkbox', { name: 'Keep on this device' }).last().check();
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expectBalance(page, /100\s000/);

  const second = await context.newPage();
  await second.goto('/');
  await expectBalance(second, /100\s000/);
  const stored = await second.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
  );
  expect(stored).not.toMatch(/waka_|pak_/);

  await second.goto('/settings');
  await second.getByRole('button', { name: 'Forget this wallet' }).click();
  await second.getByRole('button', { name: 'Forget it' }).click();
  await expect(second.getByRole('heading', { name: 'Connect a wallet' })).toBeVisible();
  const third = await context.newPage();
  await third.goto('/');
  await expect(third.getByRole('heading', { name: 'Connect a wallet' })).toBeVisible();
});

test('another wallet takes the place of the kept one', async ({ page, context, server }) => {
  const kept = await makeWallet(server.url);
  await openKeyForm(page);
  await page.getByRole('checkbox', { name: 'Keep on this device' }).last().check();
  await page.getByLabel('Public API key').fill(kept.publicKey);
  await page.getByLabel('Wallet key').fill(kept.admin);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expectBalance(page, /100\s000/);

  const second = await context.newPage();
  await test.step('whoever connects another, unkept, finds none kept later', async () => {
    await connectWallet(second, await makeWallet(server.url));
    await expectBalance(second, /100\s000/);
    await expect(page.getByRole('heading', ASKS_FOR_WALLET)).toBeVisible();
    const third = await context.newPage();
    await third.goto('/');
    await expect(third.getByRole('heading', ASKS_FOR_WALLET)).toBeVisible();
    expect(await third.evaluate(countInVault)).toBe(0);
  });
});

test('a wallet that is forgotten is forgotten in every tab, another one in none', async ({
  page,
  context,
  server,
}) => {
  const wallet = await makeWallet(server.url);
  const [asleep, other, here] = [
    await context.newPage(),
    await context.newPage(),
    await context.newPage(),
  ];
  for (const tab of [page, asleep, here]) await connectWallet(tab, wallet);
  await connectWallet(other, await makeWallet(server.url));
  await page.goto('/history');
  await asleep.goto('about:blank');

  await here.goto('/settings');
  await here.getByRole('button', { name: 'Forget this wallet' }).click();
  await here.getByRole('button', { name: 'Forget it' }).click();
  await expect(here.getByRole('heading', ASKS_FOR_WALLET)).toBeVisible();
  await expect(page.getByRole('heading', ASKS_FOR_WALLET)).toBeVisible();
  await asleep.goBack();
  await expect(asleep.getByRole('heading', ASKS_FOR_WALLET)).toBeVisible();
  for (const tab of [page, asleep]) {
    expect(await tab.evaluate(() => JSON.stringify(sessionStorage))).not.toMatch(/waka_|pak_/);
  }
  await other.reload();
  await expectBalance(other, /100\s000/);

  await test.step('and can be connected again', async () => {
    await connectWallet(page, wallet);
    await page.reload();
    await expectBalance(page, /100\s000/);
  });
});

test('no key is ever in an address of ours', async ({ page }) => {
  const visited: string[] = [];
  page.on('framenavigated', (frame) => visited.push(frame.url()));
  await openSandboxWallet(page);
  await page.goto('/settings');
  expect(visited.length).toBeGreaterThan(1);
  for (const url of visited) expect(url).not.toMatch(/waka_|pak_|sak_/);
});

function countInVault(): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('lnpay-wallet');
    opening.addEventListener('error', () => reject(opening.error));
    opening.addEventListener('success', () => {
      const counting = opening.result.transaction('vault').objectStore('vault').count();
      counting.addEventListener('success', () => {
        opening.result.close();
        resolve(counting.result);
      });
    });
  });
}
