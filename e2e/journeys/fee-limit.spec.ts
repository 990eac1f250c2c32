/** What the fee limit begins with, and the estimate beside it. */
import { expectAccessible } from '../support/accessible.ts';
import { makeInvoice } from '../support/host.ts';
import { expect, test } from '../support/fixtures.ts';
import { openSandboxWallet } from '../support/sandbox-wallet.ts';
import { paste, payButton } from '../support/wallet-page.ts';

test('a usual limit of one’s own is kept on the device, and used by Review', async ({
  page,
  server,
}) => {
  await openSandboxWallet(page);
  await page.goto('/settings');
  const limit = page.getByLabel('The network may charge at most');
  await expect(limit).toHaveValue('5');
  await limit.fill('1,5');
  await expect(page.getByText(/For 25\s000\ssat: up to 375\ssat\./)).toBeVisible();

  await test.step('nonsense is refused with its reason, and changes nothing', async () => {
    await limit.fill('101');
    await expect(page.getByText(/More than 100 % of the amount/)).toBeVisible();
    await expectAccessible(page, 'settings');
    await expect(page.getByText(/For 25\s000\ssat: up to 375\ssat\./)).toBeVisible();
    await page.reload();
    await expect(limit).toHaveValue('1.5');
  });

  const due = await makeInvoice(server.url, 'payable', { num_msat: 25_000_000 });
  await page.goto(`/review#${due.payment_request}`);
  await expect(
    page.getByRole('button', { name: /^Pay\s25\s000\ssat\s\+\sup\sto\s375\ssat$/ }),
  ).toBeEnabled();

  await test.step('as a number of sat', async () => {
    await page.goto('/settings');
    await page.getByText('sat', { exact: true }).click();
    await limit.fill('60');
    await page.goto(`/review#${due.payment_request}`);
    await expect(
      page.getByRole('button', { name: /^Pay\s25\s000\ssat\s\+\sup\sto\s60\ssat$/ }),
    ).toBeEnabled();
  });

  await test.step('and back to 5 %', async () => {
    await page.goto('/settings');
    await page.getByRole('button', { name: 'Back to 5 %' }).click();
    await page.goto(`/review#${due.payment_request}`);
    await expect(
      page.getByRole('button', { name: /^Pay\s25\s000\ssat\s\+\sup\sto\s1\s250\ssat$/ }),
    ).toBeEnabled();
  });
});

test('what is sent is exact, in whatever unit it was set and shown', async ({ page, server }) => {
  await openSandboxWallet(page);
  const due = await makeInvoice(server.url, 'payable', { num_msat: 1_234_567 });
  await paste(page, due.payment_request);
  await page.getByRole('button', { name: 'Change' }).click();
  await page.getByText('msat', { exact: true }).first().click();
  await page.getByLabel('The network may charge at most').fill('12345');
  await expect(page.getByText(/= 12\.345\ssat · about 0\.9999 %/)).toBeVisible();
  for (const unit of ['%', 'sat', 'msat', '%']) {
    await page.locator('fieldset').getByText(unit, { exact: true }).click();
  }
  const request = page.waitForRequest(/\/withdraw$/);
  await page.getByRole('button', { name: /^Pay\s1\s234\.567\ssat\s\+\sup\sto\s13\ssat$/ }).click();
  expect((await request).postDataJSON()).toMatchObject({ fee_limit_msat: 12_345 });
  await expect(page.getByText('Proof verified')).toBeVisible();
});

test('an estimate above the limit says so, and raises it in one tap before anything is paid', async ({
  page,
  server,
}) => {
  await openSandboxWallet(page);
  const due = await makeInvoice(server.url, 'dear', { num_msat: 1_000_000 });
  await paste(page, due.payment_request);
  await expect(page.getByText(/The route asks for about .*: more than your limit\./)).toBeVisible();
  await expect(payButton(page)).toBeEnabled();
  await page.getByRole('button', { name: /^Raise the limit to/ }).click();
  await expect(page.getByText(/more than your limit/)).toHaveCount(0);
  await payButton(page).click();
  await expect(page.getByText('Proof verified')).toBeVisible();
});

test('the estimate is asked again while Review is open, and Pay never waits for it', async ({
  page,
  server,
}) => {
  await page.clock.install();
  await openSandboxWallet(page);
  const due = await makeInvoice(server.url, 'payable', { num_msat: 1_000_000 });
  let held = 0;
  await page.route('**/estimatefee*', async (route) => {
    held += 1;
    if (held > 1) await route.continue();
  });
  await paste(page, due.payment_request);
  await expect.poll(() => held).toBe(1);
  await expect(page.getByText('asking…')).toBeVisible();
  await expect(payButton(page)).toBeEnabled();
  // Its request is given up after 15 s, and it is stale after 30.
  await page.clock.fastForward(16_000);
  await expect(page.getByText('no estimate')).toBeVisible();
  await page.clock.fastForward(31_000);
  await expect(page.getByText(/^about \d/)).toBeVisible();
  expect(held).toBeGreaterThan(1);
});
