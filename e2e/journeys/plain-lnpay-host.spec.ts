/** A host without our extensions: LNPay as its documentation has it, golden WTX included. */
import { createHash } from 'node:crypto';
import { encodeInvoice } from '#core/invoice/testing/encode-invoice.ts';
import golden from '#core/lnpay/fixtures/golden-wtx.json' with { type: 'json' };
import type { Page, Route } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';
import { expectBalance, openKeyForm, paste, payButton } from '../support/wallet-page.ts';

const HOST = 'https://lnpay.example';
const PREIMAGE = Buffer.alloc(32, 7);
const HASH = createHash('sha256').update(PREIMAGE).digest('hex');
const wallet = { ...golden.wal, balance: 50_000 };

function freshInvoice(): string {
  const createdAt = Math.floor(Date.now() / 1000);
  return encodeInvoice({
    amountMsat: 1_000_000n,
    createdAt,
    paymentHash: HASH,
    description: 'Lunch',
  });
}

function paidWtx(paymentRequest: string) {
  return {
    ...golden,
    num_satoshis: -1000,
    wal: wallet,
    lnTx: {
      ...golden.lnTx,
      payment_request: paymentRequest,
      r_hash_decoded: HASH,
      num_satoshis: 1000,
      memo: 'Lunch',
      // As LNPay's documentation shows it: the hex of the base64 text.
      payment_preimage: Buffer.from(PREIMAGE.toString('base64')).toString('hex'),
    },
  };
}

const NOWHERE = {
  status: 404,
  body: { name: 'Not Found', message: 'Page not found.', code: 0, status: 404 },
};

/** LNPay's documented answer, for a fee of so many msat. */
function oneRoute(feeMsat: number) {
  const totalFeesMsat = String(feeMsat);
  const totalAmtMsat = String(1_000_000 + feeMsat);
  const route = { totalTimeLock: 679_370, totalAmt: '1000', hops: [], totalFeesMsat, totalAmtMsat };
  return { status: 200, body: { routes: [route], successProb: 0.9025 } };
}

/** Answers as the PHP server does; `withdraw` says what paying does. */
async function serveLnpay(
  page: Page,
  withdraw: (route: Route) => Promise<void>,
  paid: () => unknown[],
  queryRoutes: (query: URLSearchParams) => { status: number; body: unknown } = () => NOWHERE,
) {
  const headers = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' };
  const json = (route: Route, status: number, body: unknown) =>
    route.fulfill({ status, headers, json: body });
  await page.route(`${HOST}/v1/**`, async (route) => {
    const { pathname, searchParams } = new URL(route.request().url());
    if (route.request().method() === 'OPTIONS') return route.fulfill({ status: 204, headers });
    if (pathname.endsWith('/withdraw')) return withdraw(route);
    if (pathname.endsWith('/transactions')) return json(route, 200, paid());
    if (pathname.startsWith('/v1/wallet/')) return json(route, 200, wallet);
    if (pathname === '/v1/node/default/payments/queryroutes') {
      const { status, body } = queryRoutes(searchParams);
      return json(route, status, body);
    }
    return json(route, 404, NOWHERE.body);
  });
}

async function connect(page: Page): Promise<void> {
  await openKeyForm(page);
  await page.getByLabel('Host').fill(HOST);
  await page.getByLabel('Public API key').fill('pak_O0iUMxk8kK_qUzkT4YKFvp1ZsUtp');
  await page.getByLabel('Wallet key').fill('waka_n6wJQXvQYGLL5QV4wDXbLLb');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expectBalance(page, /50\s000/);
}

const NOT_FOUND = /Failed to load resource: the server responded with a status of 40[04]/;

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
  await connect(page);
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
  await connect(page);
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
  await connect(page);
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
    await connect(page);
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
  await connect(page);
  await paste(page, due);
  await payButton(page).click();
  await expect(page.getByText(/On its way for/)).toBeVisible();
  await page.clock.fastForward('50:00:00');
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
  await connect(page);
  await page.goto(`/payment/${HASH}`);
  await expect(page.getByRole('heading', { name: 'Your host cannot tell' })).toBeVisible();
  await expect(page.getByText(/If you have just paid, do not pay again/)).toBeVisible();
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
  await connect(page);
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
  await connect(page);
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
  await connect(page);
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
  await connect(page);
  await paste(page, due);
  await expect(page.getByText('no estimate')).toBeVisible();
  await payButton(page).click();
  await expect(page.getByText(/one of two things/)).toBeVisible();
  await expect(page.getByRole('button', { name: /^Raise the limit to 100\ssat/ })).toBeEnabled();
});
