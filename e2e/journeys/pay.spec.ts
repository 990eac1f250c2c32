/** From a pasted invoice to a receipt whose proof holds, over real channels. */
import { makeInvoice } from '../support/host.ts';
import { expect, test } from '../support/fixtures.ts';
import { openSandboxWallet } from '../support/sandbox-wallet.ts';
import { expectBalance, expectNoPay, paste, payButton } from '../support/wallet-page.ts';

test('paste, review, pay, receipt', async ({ page, server }) => {
  await openSandboxWallet(page);
  const due = await makeInvoice(server.url, 'payable', {
    num_msat: 25_000_000,
    memo: 'Two coffees',
  });
  await paste(page, `lightning:${due.payment_request.toUpperCase()}`);

  await expect(page.getByRole('heading', { name: 'Review' })).toBeAttached();
  await expect(page.getByText('Two coffees')).toBeVisible();
  await expect(page.getByText(/25\s000/).first()).toBeVisible();
  await expect(page.getByText(/^in 59 min/)).toBeVisible();
  expect(page.url()).toContain(`/review#${due.payment_request}`);
  const pay = page.getByRole('button', { name: /^Pay\s25\s000\ssat\s\+\sup\sto\s1\s250\ssat$/ });
  await pay.click();

  await expect(page.getByRole('heading', { name: 'Paid' })).toBeVisible();
  await expect(page.getByText('Proof verified')).toBeVisible();
  expect(page.url()).toContain(`/payment/${due.payment_hash}`);

  await test.step('the receipt is still there after a reload', async () => {
    await page.reload();
    await expect(page.getByText('Proof verified')).toBeVisible();
  });

  await test.step('Home shows it, and the balance without it', async () => {
    await page.getByRole('link', { name: 'Pay another' }).click();
    await expect(page.getByText('Two coffees')).toBeVisible();
    await expectBalance(page, /74\s98\d/);
  });

  await test.step('the same invoice again leads to its receipt, not to Pay', async () => {
    await paste(page, due.payment_request);
    await expect(page.getByText('You have paid this invoice.')).toBeVisible();
    await expectNoPay(page);
    await page.getByRole('link', { name: 'See the receipt' }).click();
    await expect(page.getByText('Proof verified')).toBeVisible();
  });
});

test('two taps at once pay once', async ({ page, server }) => {
  await openSandboxWallet(page);
  const due = await makeInvoice(server.url, 'payable', { num_msat: 1_000_000 });
  const requests: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/withdraw'))
      requests.push(request.url());
  });
  await paste(page, due.payment_request);
  await payButton(page).dblclick();
  await expect(page.getByText('Proof verified')).toBeVisible();
  expect(requests).toHaveLength(1);
});

test('an amount of a part of a satoshi is exact, everywhere', async ({ page, server }) => {
  await openSandboxWallet(page);
  const due = await makeInvoice(server.url, 'payable', { num_msat: 1_234_567 });
  await paste(page, due.payment_request);
  await expect(
    page.getByRole('button', { name: /^Pay 1\s234\.567 sat \+ up to 62 sat$/ }),
  ).toBeVisible();
  await payButton(page).click();
  await expect(page.getByText('Proof verified')).toBeVisible();
  await expect(page.getByRole('main')).toContainText('1 234.567');
});

test('an invoice without an amount asks for one', async ({ page, server }) => {
  await openSandboxWallet(page);
  const due = await makeInvoice(server.url, 'amountless');
  await paste(page, due.payment_request);
  const amount = page.getByLabel('Amount to pay');
  await expect(payButton(page)).toBeDisabled();
  await amount.fill('1,000.5');
  await expect(payButton(page)).toBeDisabled();
  await amount.fill('1000.5');
  await page.getByRole('button', { name: /^Pay\s1\s000\.5\ssat\s\+\sup\sto\s50\ssat$/ }).click();
  await expect(page.getByText('Proof verified')).toBeVisible();
});

test('a link with an invoice opens the review', async ({ page, server }) => {
  await openSandboxWallet(page);
  const due = await makeInvoice(server.url, 'payable');
  await page.goto(`/?lightning=${due.payment_request}`);
  await expect(page.getByRole('heading', { name: 'Review' })).toBeAttached();
  await expect(payButton(page)).toBeEnabled();
});

test('a payment the payee holds is shown as such, and ends on its receipt', async ({
  page,
  server,
}) => {
  await openSandboxWallet(page);
  const due = await makeInvoice(server.url, 'held', { num_msat: 2_000_000 });
  await paste(page, due.payment_request);
  await payButton(page).click();
  await expect(page.getByText('The payment is on its way.')).toBeVisible();

  await test.step('another tab of this browser shows it too', async () => {
    await page.reload();
    await expect(page.getByText(/On its way for/)).toBeVisible();
  });
  await test.step('and it cannot be paid again meanwhile', async () => {
    await page.goto(`/review#${due.payment_request}`);
    await expect(page.getByText('A payment of this invoice is on its way.')).toBeVisible();
    await expectNoPay(page);
    await page.getByRole('link', { name: 'See the payment' }).click();
  });
  await test.step('until the shop lets it settle', async () => {
    await expect
      .poll(
        async () =>
          (
            await fetch(`${server.url}/v1/sandbox/release`, {
              method: 'POST',
              headers: { 'Content-Type': 'application/json' },
              body: JSON.stringify({ payment_hash: due.payment_hash }),
            })
          ).status,
      )
      .toBe(200);
    await expect(page.getByText('Proof verified')).toBeVisible({ timeout: 20_000 });
  });
});
