/** Connecting, keeping and forgetting a wallet. */
import { makeWallet } from '../support/host.ts';
import { expect, test } from '../support/fixtures.ts';
import { openSandboxWallet } from '../support/sandbox-wallet.ts';
import { expectBalance, openKeyForm, REFUSED_ANSWER } from '../support/wallet-page.ts';

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

test('no key is ever in an address of ours', async ({ page }) => {
  const visited: string[] = [];
  page.on('framenavigated', (frame) => visited.push(frame.url()));
  await openSandboxWallet(page);
  await page.goto('/settings');
  expect(visited.length).toBeGreaterThan(1);
  for (const url of visited) expect(url).not.toMatch(/waka_|pak_|sak_/);
});
