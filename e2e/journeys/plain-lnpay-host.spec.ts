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

/** Answers as the PHP server does; `withdraw` says what paying does. */
async function serveLnpay(
  page: Page,
  withdraw: (route: Route) => Promise<void>,
  paid: () => unknown[],
) {
  const headers = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' };
  const json = (route: Route, status: number, body: unknown) =>
    route.fulfill({ status, headers, json: body });
  await page.route(`${HOST}/v1/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (route.request().method() === 'OPTIONS') return route.fulfill({ status: 204, headers });
    if (pathname.endsWith('/withdraw')) return withdraw(route);
    if (pathname.endsWith('/transactions')) return json(route, 200, paid());
    if (pathname.startsWith('/v1/wallet/')) return json(route, 200, wallet);
    return json(route, 404, {
      name: 'Not Found',
      message: 'Page not found.',
      code: 0,
      status: 404,
    });
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
  await expect(page.getByText(/Do not pay this again/)).toBeVisible();
  booked = true;
  await expect(page.getByText('Proof verified')).toBeVisible({ timeout: 30_000 });
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
  await expect(page.getByText(words)).toBeVisible();
});
