/** Answers that get lost on a plain LNPay host, which lists what is paid and says nothing else. */
import type { Route } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import {
  HOST,
  HASH,
  NOT_FOUND,
  connectPlainHost,
  freshInvoice,
  paidWtx,
  serveLnpay,
} from '../support/plain-lnpay.ts';
import { paste, payButton } from '../support/wallet-page.ts';

test('a lost answer is “not known yet”, and found among the transactions', async ({
  page,
  allowConsole,
}) => {
  allowConsole(NOT_FOUND);
  allowConsole(/net::ERR_FAILED|ERR_CONNECTION/);
  const due = freshInvoice();
  let arrived = false;
  let booked = false;
  await serveLnpay(
    page,
    async (route) => {
      arrived = true;
      await route.abort('connectionreset');
    },
    () => (booked ? [paidWtx(due)] : []),
  );
  await connectPlainHost(page);
  await paste(page, due);
  await payButton(page).click();
  await expect(page.getByRole('heading', { name: 'We don’t know yet' })).toBeVisible();
  expect(arrived).toBe(true);
  await expect(page.getByText('Your host has not answered.')).toBeVisible();
  await expect(page.getByText('The host gave no reason.')).toHaveCount(0);
  await expect(page.getByText(/Do not pay this again/)).toBeVisible();
  booked = true;
  await expect(page.getByText('Proof verified')).toBeVisible({ timeout: 30_000 });
});

for (const [name, answer] of [
  // As the PHP server answers any address it does not know: what the page gets to see is a failure.
  ['a page that no other origin may read', (route: Route) => route.abort()],
  [
    'a proxy’s 403',
    (route: Route) =>
      route.fulfill({
        status: 403,
        headers: { 'Access-Control-Allow-Origin': '*' },
        contentType: 'text/html',
        body: '<html>403 Forbidden</html>',
      }),
  ],
] as const) {
  test(`a plain host that answers the question for extensions with ${name} pays, and tells what became of it`, async ({
    page,
    allowConsole,
  }) => {
    allowConsole(/Failed to load resource/);
    const due = freshInvoice();
    const keys: (string | undefined)[] = [];
    let booked = false;
    await serveLnpay(
      page,
      async (route) => {
        keys.push(route.request().headers()['idempotency-key']);
        await route.abort('connectionreset');
      },
      () => (booked ? [paidWtx(due)] : []),
    );
    await page.route(`${HOST}/v1/capabilities`, answer);
    await connectPlainHost(page);
    await paste(page, due);
    await payButton(page).click();
    await expect(page.getByRole('heading', { name: 'We don’t know yet' })).toBeVisible();
    expect(keys).toEqual([undefined]);
    booked = true;
    await page.reload();
    await expect(page.getByText('Proof verified')).toBeVisible({ timeout: 30_000 });
  });
}

test('“in transition”, then nothing more: on its way, never paid, and said to be unknown in the end', async ({
  page,
  allowConsole,
}) => {
  allowConsole(NOT_FOUND);
  const due = freshInvoice();
  const settled = paidWtx(due);
  const open = { ...settled, lnTx: { ...settled.lnTx, settled: 0, settled_at: null } };
  let sent = false;
  await page.clock.install();
  await serveLnpay(
    page,
    (route) => {
      sent = true;
      return route.fulfill({
        status: 400,
        headers: { 'Access-Control-Allow-Origin': '*' },
        json: { name: 'Bad Request', message: 'payment is in transition', code: 0, status: 400 },
      });
    },
    () => (sent ? [open] : []),
  );
  await connectPlainHost(page);
  await paste(page, due);
  await payButton(page).click();
  await expect(page.getByText(/On its way for/)).toBeVisible();
  await page.clock.fastForward('50:00:00');
  // A question that was out meanwhile has run out of its time.
  await page.getByRole('button', { name: 'Ask now' }).click();
  await expect(page.getByText('Your host has said nothing more of this payment.')).toBeVisible();
  await page.getByRole('link', { name: 'Back to Home' }).click();
  const recent = page.getByRole('region', { name: 'Recent' });
  await expect(recent.getByRole('listitem')).toHaveCount(1);
  await expect(recent).toContainText('On its way');
});

test('a payment that this device has forgotten is not denied', async ({ page, allowConsole }) => {
  allowConsole(NOT_FOUND);
  await serveLnpay(
    page,
    (route) => route.abort(),
    () => [],
  );
  await connectPlainHost(page);
  await page.goto(`/payment/${HASH}`);
  await expect(page.getByRole('heading', { name: 'Your host cannot tell' })).toBeVisible();
  await expect(page.getByText(/If you have just paid, do not pay again/)).toBeVisible();
});
