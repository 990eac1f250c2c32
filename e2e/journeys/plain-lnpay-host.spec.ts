/** Paying through a plain LNPay host, as the PHP server answers. */
import { expect, test } from '../support/fixtures.ts';
import {
  NOT_FOUND,
  connectPlainHost,
  freshInvoice,
  oneRoute,
  paidWtx,
  serveLnpay,
} from '../support/plain-lnpay.ts';
import { paste, payButton } from '../support/wallet-page.ts';

test('pays, and the proof in LNPay’s odd encoding holds', async ({ page, allowConsole }) => {
  allowConsole(NOT_FOUND);
  const due = freshInvoice();
  const sent: unknown[] = [];
  await serveLnpay(
    page,
    async (route) => {
      sent.push(route.request().postDataJSON());
      await route.fulfill({
        status: 201,
        headers: { 'Access-Control-Allow-Origin': '*' },
        json: paidWtx(due),
      });
    },
    () => (sent.length > 0 ? [paidWtx(due)] : []),
  );
  await connectPlainHost(page);
  await paste(page, due);
  await payButton(page).click();
  await expect(page.getByText('Proof verified')).toBeVisible();
  expect(sent).toEqual([{ payment_request: due, fee_limit_msat: 50_000 }]);
});

test('a proof that is listed only later is taken, and kept', async ({ page, allowConsole }) => {
  allowConsole(NOT_FOUND);
  const due = freshInvoice();
  const paid = paidWtx(due);
  const unproven = { ...paid, lnTx: { ...paid.lnTx, payment_preimage: null } };
  const wrong = { ...paid, lnTx: { ...paid.lnTx, payment_preimage: '08'.repeat(32) } };
  let listed: unknown[] = [];
  await serveLnpay(
    page,
    (route) =>
      route.fulfill({
        status: 201,
        headers: { 'Access-Control-Allow-Origin': '*' },
        json: unproven,
      }),
    () => listed,
  );
  await connectPlainHost(page);
  await paste(page, due);
  await payButton(page).click();
  await expect(page.getByText('No proof was given')).toBeVisible();
  for (const later of [wrong, paid, unproven]) {
    listed = [later];
    const asked = page.waitForResponse(/transactions/);
    await page.reload();
    await asked;
    await expect(
      page.getByText(later === wrong ? 'No proof was given' : 'Proof verified'),
    ).toBeVisible();
  }
});

test('a refusal in the PHP server’s words is understood', async ({ page, allowConsole }) => {
  allowConsole(NOT_FOUND);
  const due = freshInvoice();
  const words = 'Unable to pay LN Invoice: FAILURE_REASON_TIMEOUT';
  await serveLnpay(
    page,
    (route) =>
      route.fulfill({
        status: 400,
        headers: { 'Access-Control-Allow-Origin': '*' },
        json: { name: 'Bad Request', message: words, code: 0, status: 400 },
      }),
    () => [],
  );
  await connectPlainHost(page);
  await paste(page, due);
  await payButton(page).click();
  await expect(page.getByRole('heading', { name: 'The payment took too long' })).toBeVisible();
  await expect(page.getByText(/Nothing of it is on its way any more/)).toBeVisible();
  await expect(page.getByText(/^It was tried for .* second/)).toBeVisible();
  await expect(page.getByText(words)).toBeVisible();
});

test('an answer that nobody has documented is shown as it is', async ({ page, allowConsole }) => {
  allowConsole(NOT_FOUND);
  const due = freshInvoice();
  const answer = { words: 'Unable to pay LN Invoice: FAILURE_REASON_SOMETHING_NEW' };
  await serveLnpay(
    page,
    (route) =>
      route.fulfill({
        status: 400,
        headers: { 'Access-Control-Allow-Origin': '*' },
        json: { name: 'Bad Request', message: answer.words, code: 0, status: 400 },
      }),
    () => [],
  );
  await connectPlainHost(page);
  await test.step('a reason of the node is final', async () => {
    await paste(page, due);
    await payButton(page).click();
    await expect(page.getByRole('heading', { name: 'The payment failed' })).toBeVisible();
    await expect(page.getByText(answer.words)).toBeVisible();
  });
  await test.step('its next step leads back to Review', async () => {
    await page.getByRole('link', { name: 'Review and try again' }).click();
    await expect(payButton(page)).toBeEnabled();
  });
  await test.step('words that do not say that no money moved are no failure', async () => {
    answer.words = 'Unable to pay LN Invoice: the cat sat on the keyboard';
    await payButton(page).click();
    await expect(page.getByRole('heading', { name: 'We don’t know yet' })).toBeVisible();
    await expect(page.getByText(answer.words)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Copy for support' })).toBeVisible();
  });
});

test('QueryRoutes estimates the fee, and tells a limit too low from no path', async ({
  page,
  allowConsole,
}) => {
  allowConsole(NOT_FOUND);
  const due = freshInvoice();
  const asked: string[] = [];
  let answer: { status: number; body: unknown } = oneRoute(70_500);
  await serveLnpay(
    page,
    (route) =>
      route.fulfill({
        status: 400,
        headers: { 'Access-Control-Allow-Origin': '*' },
        json: { name: 'Bad Request', message: 'FAILURE_REASON_NO_ROUTE', code: 0, status: 400 },
      }),
    () => [],
    (query) => {
      asked.push(query.get('amt') ?? '');
      return answer;
    },
  );
  await connectPlainHost(page);
  await paste(page, due);
  await expect(page.getByText(/about 70\.5\ssat/).first()).toBeVisible();
  await expect(page.getByText('90% likely')).toBeVisible();
  await expect(page.getByText(/more than your limit/)).toBeVisible();
  await payButton(page).click();
  await expect(page.getByText(/Your fee limit was too low/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Raise the limit to 78\ssat/ })).toBeEnabled();
  expect(new Set(asked)).toEqual(new Set(['1000']));

  answer = {
    status: 400,
    body: {
      name: 'Bad Request',
      message: 'unable to find a path to destination',
      code: 0,
      status: 400,
    },
  };
  await page.getByRole('link', { name: 'Change the limit' }).click();
  await payButton(page).click();
  await expect(page.getByText(/no route at all right now/)).toBeVisible();
});

test('a host that cannot estimate is said to, and Pay does not wait for it', async ({
  page,
  allowConsole,
}) => {
  allowConsole(NOT_FOUND);
  const due = freshInvoice();
  await serveLnpay(
    page,
    (route) =>
      route.fulfill({
        status: 400,
        headers: { 'Access-Control-Allow-Origin': '*' },
        json: { name: 'Bad Request', message: 'FAILURE_REASON_NO_ROUTE', code: 0, status: 400 },
      }),
    () => [],
  );
  await connectPlainHost(page);
  await paste(page, due);
  await expect(page.getByText('no estimate')).toBeVisible();
  await payButton(page).click();
  await expect(page.getByText(/one of two things/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Raise the limit to 100\ssat/ })).toBeEnabled();
});
