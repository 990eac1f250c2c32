/** The addresses a phone may open: plain HTTP gives no camera, `npm start -- --lan` does. */
import { networkInterfaces } from 'node:os';
import { lanAddresses } from '#server/lan/lan-addresses.ts';
import { cameras, test } from '../support/camera.ts';
import { expect } from '../support/fixtures.ts';
import { makeInvoice } from '../support/host.ts';
import { picture } from '../support/qr-picture.ts';
import { openSandboxWallet, openScan } from '../support/sandbox-wallet.ts';

// One worker for the file: another camera is another browser, and another server.
test.describe.configure({ mode: 'default' });
test.use({
  browserArgs: ['--host-resolver-rules=MAP wallet.test 127.0.0.1'],
  ignoreHTTPSErrors: true,
});

test('over plain HTTP: says why there is no camera', async ({ page, server, allowConsole }) => {
  allowConsole(/Cross-Origin-Opener-Policy|Origin-Agent-Cluster/);
  await openSandboxWallet(page, server.url.replace('127.0.0.1', 'wallet.test'));
  await openScan(page);
  await expect(page.getByText('No camera on this address.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Choose a picture' })).toBeVisible();
});

test('over HTTPS on the local network: the camera reads', async ({
  page,
  film,
  startOwnServer,
}) => {
  test.skip(lanAddresses(networkInterfaces()).length === 0, 'this machine is on no network');
  const server = await startOwnServer({ args: ['--lan'] });
  const printed = /On your phone: (https:\S+)/;
  await expect.poll(() => server.output()).toMatch(printed);
  const [, address = ''] = printed.exec(server.output()) ?? [];
  const invoice = await makeInvoice(server.url, 'payable');
  await film([picture([{ text: invoice.payment_request }])]);
  await openSandboxWallet(page, address);
  await openScan(page);
  await expect(page).toHaveURL(`${address}/review#${invoice.payment_request}`);
  expect(await cameras(page)).toMatchObject({ on: 0 });
  // The wallet would miss its host.
  await page.goto('about:blank');
});
