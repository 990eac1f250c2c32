/** A host without our extensions: LNPay as its documentation has it, golden WTX included. */
import { createHash } from 'node:crypto';
import type { Page, Route } from '@playwright/test';
import { encodeInvoice } from '#core/invoice/testing/encode-invoice.ts';
import golden from '#core/lnpay/fixtures/golden-wtx.json' with { type: 'json' };
import { expectBalance, openKeyForm } from './wallet-page.ts';

export const HOST = 'https://lnpay.example';
const PREIMAGE = Buffer.alloc(32, 7);
export const HASH = createHash('sha256').update(PREIMAGE).digest('hex');
const wallet = { ...golden.wal, balance: 50_000 };

export function freshInvoice(): string {
  const createdAt = Math.floor(Date.now() / 1000);
  return encodeInvoice({
    amountMsat: 1_000_000n,
    createdAt,
    paymentHash: HASH,
    description: 'Lunch',
  });
}

export function paidWtx(paymentRequest: string) {
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
export function oneRoute(feeMsat: number) {
  const totalFeesMsat = String(feeMsat);
  const totalAmtMsat = String(1_000_000 + feeMsat);
  const route = { totalTimeLock: 679_370, totalAmt: '1000', hops: [], totalFeesMsat, totalAmtMsat };
  return { status: 200, body: { routes: [route], successProb: 0.9025 } };
}

/** Answers as the PHP server does; `withdraw` says what paying does. */
export async function serveLnpay(
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

export async function connectPlainHost(page: Page): Promise<void> {
  await openKeyForm(page);
  await page.getByLabel('Host').fill(HOST);
  await page.getByLabel('Public API key').fill('pak_O0iUMxk8kK_qUzkT4YKFvp1ZsUtp');
  await page.getByLabel('Wallet key').fill('waka_n6wJQXvQYGLL5QV4wDXbLLb');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expectBalance(page, /50\s000/);
}

export const NOT_FOUND = /Failed to load resource: the server responded with a status of 40[04]/;
