import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { capabilitiesOfHost } from './capabilities-of-host.ts';
import { HostError } from './host-error.ts';
import { capabilitiesQuery, getCapabilities } from './get-capabilities.ts';

const connection = {
  host: 'https://host.example',
  publicKey: 'pak_x',
  walletKey: 'waka_x',
  walletId: 'wal_x',
};
const capabilities = {
  network: 'mainnet',
  sandbox: false,
  payment_lookup: true,
  fee_estimate: true,
  amountless: true,
  idempotency_key: true,
};
const known = {
  network: 'mainnet',
  sandbox: false,
  paymentLookup: true,
  feeEstimate: true,
  amountless: true,
  idempotencyKeys: true,
  abandon: false,
  search: false,
};
const plainWallet = { id: 'wal_x', balance: 5, balance_msat: null };
const ourWallet = { ...plainWallet, balance_msat: 5_000, held_msat: 0 };

const json = (status: number, body: unknown) => () => Response.json(body, { status });
const lnpayError = (status: number, name: string) =>
  json(status, { name, message: `${name}.`, code: 0, status });
const page = (status: number) => () =>
  new Response('<html>a proxy’s page</html>', { status, headers: { 'Content-Type': 'text/html' } });
const noAnswer = () => Promise.reject(new TypeError('Failed to fetch'));

/** What `/v1/capabilities` and `/v1/wallet/…` answer. */
let host: Record<'capabilities' | 'wallet', () => Response | Promise<Response>>;
let asked: string[];
let queryClient: QueryClient;

beforeEach(() => {
  host = { capabilities: json(200, capabilities), wallet: json(200, ourWallet) };
  asked = [];
  queryClient = new QueryClient();
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(new URL(url).pathname);
    return url.endsWith('/capabilities') ? host.capabilities() : host.wallet();
  });
});
afterEach(() => vi.unstubAllGlobals());

const DOUBTS: [string, () => Response | Promise<Response>][] = [
  ['no answer', noAnswer],
  ['429', lnpayError(429, 'Too Many Requests')],
  ['500', lnpayError(500, 'Internal Server Error')],
  ['503 as a page', page(503)],
  ['403 as a page', page(403)],
  ['404 as a page', page(404)],
  ['401', lnpayError(401, 'Unauthorized')],
  ['a page that says 200', page(200)],
  ['JSON of something else', json(200, { status: 'ok' })],
];

describe('what a host answers about itself', () => {
  test('is what it can do', async () => {
    expect(await getCapabilities(connection.host)).toEqual(known);
  });

  test('is nothing, where LNPay’s words say that there is no such address', async () => {
    host.capabilities = lnpayError(404, 'Not Found');
    expect(await getCapabilities(connection.host)).toBeNull();
  });

  test.each(DOUBTS)('is left open by %s', async (_name, answer) => {
    host.capabilities = answer;
    await expect(getCapabilities(connection.host)).rejects.toBeInstanceOf(HostError);
  });
});

describe('before money moves', () => {
  const find = () => capabilitiesOfHost(connection, queryClient);

  test.each(DOUBTS)('one of our hosts is no plain one after %s', async (_name, answer) => {
    host.capabilities = answer;
    await expect(find()).rejects.toBeInstanceOf(HostError);
    host.capabilities = json(200, capabilities);
    expect(await find()).toEqual(known);
  });

  test.each(DOUBTS)('a plain host is known by its wallet after %s, once', async (_name, answer) => {
    host = { capabilities: answer, wallet: json(200, plainWallet) };
    expect(await find()).toBeNull();
    expect(await find()).toBeNull();
    expect(asked).toEqual(['/v1/capabilities', '/v1/wallet/waka_x']);
    expect(queryClient.getQueryData(capabilitiesQuery(connection).queryKey)).toBeNull();
  });

  test('a host that answers nothing is not taken for a plain one', async () => {
    host = { capabilities: noAnswer, wallet: noAnswer };
    await expect(find()).rejects.toBeInstanceOf(HostError);
  });
});
