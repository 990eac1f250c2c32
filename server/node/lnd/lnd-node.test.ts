import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { NodeMisconfigured, type PayOutcome } from '../lightning-node.ts';
import { LndNode } from './lnd-node.ts';
import { json, startFakeLnd, type FakeLnd } from './testing/fake-lnd.ts';
import { recorded } from './testing/recorded-lines.ts';

const READY = {
  identity_pubkey: `02${'ab'.repeat(32)}`,
  alias: 'fake',
  version: '0.21.3-beta',
  chains: [{ chain: 'bitcoin', network: 'regtest' }],
  synced_to_chain: true,
  num_active_channels: 1,
  block_height: 500,
};
const PERMISSION_DENIED = { code: 2, message: 'permission denied', details: [] };
const { request, bytes } = recorded('paid');

let lnd: FakeLnd;
let node: LndNode;
let folder: string;
let state: string;
let info: object;
let isDenied: (address: string) => boolean;
let reports: string[];

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'lnd-node-'));
  state = 'SERVER_ACTIVE';
  info = READY;
  isDenied = () => false;
  reports = [];
  lnd = await startFakeLnd(({ url = '' }, response, body) => {
    if (isDenied(url)) return json(response, 500, PERMISSION_DENIED);
    if (url === '/v1/state') return json(response, 200, { state });
    if (url === '/v1/getinfo') return json(response, 200, info);
    if (body.includes(request.paymentRequest)) return void response.writeHead(200).end(bytes);
    if (url.includes('subscribe') || url.startsWith('/v2/router/payments')) return;
    json(response, 500, { code: 2, message: 'not now', details: [] });
  });
  node = new LndNode(lnd.settings, folder, (sentence) => reports.push(sentence));
});
afterEach(async () => {
  await node.close();
  await lnd.close();
  rmSync(folder, { recursive: true });
});

function pay(): Promise<PayOutcome> {
  return node.pay(request, new AbortController().signal);
}

function sends(): number {
  return lnd.asked.filter((asked) => asked === 'POST /v2/router/send').length;
}

test('says who it is once LND is ready, and pays', async () => {
  expect(await node.info()).toEqual({
    pubkey: READY.identity_pubkey,
    alias: 'fake',
    version: '0.21.3-beta',
    network: 'regtest',
  });
  expect(await pay()).toMatchObject({ status: 'settled' });
});

describe('is not ready, and sends nothing, while LND', () => {
  test.each([
    ['has no wallet', () => (state = 'NON_EXISTING'), 'lncli create', 'it is locked'],
    ['is locked', () => (state = 'LOCKED'), 'lncli unlock', 'it is locked'],
    ['loads its channels', () => (state = 'RPC_ACTIVE'), 'LND is starting', 'it is starting'],
    [
      'catches up with its chain',
      () => (info = { ...READY, synced_to_chain: false }),
      'not in step with the Bitcoin chain yet (block 500)',
      'it is starting',
    ],
  ])('%s', async (_, change, advice, words) => {
    change();
    await expect(node.info()).rejects.toMatchObject({ advice: expect.stringContaining(advice) });
    expect(await pay()).toEqual({
      status: 'refused',
      kind: 'other',
      reason: `Lightning node is not ready: ${words}`,
    });
    expect(sends()).toBe(0);
  });

  test('has no active channel; it may start with none', async () => {
    info = { ...READY, num_active_channels: 0 };
    await node.info();
    const sent = sends();
    expect(await pay()).toMatchObject({ status: 'refused', kind: 'other' });
    expect(sends()).toBe(sent);
    await expect
      .poll(() => reports)
      .toEqual([
        'Nothing can be paid now. LND has no active channel: it can neither pay nor be paid.',
      ]);
  });
});

test('on a network that nobody knows here, it never will be', async () => {
  info = { ...READY, chains: [{ network: 'simnet' }] };
  await expect(node.info()).rejects.toThrow(NodeMisconfigured);
});

test.each([
  ['/v1/getinfo', 'LND refuses the macaroon'],
  ['/v2/router/send', 'may not call /routerrpc.Router/SendPaymentV2'],
  ['/v1/invoices', 'may not call /lnrpc.Lightning/AddInvoice'],
])('with a macaroon that may not %s, it never will be', async (address, words) => {
  isDenied = (url) => url === address;
  await expect(node.info()).rejects.toThrow(words);
});

test('refuses by itself what does not fit its invoice', async () => {
  const signal = new AbortController().signal;
  for (const wrong of [
    { paymentRequest: 'lnbcrt1nonsense' },
    { paymentHash: recorded('no-route').paymentHash },
    { amountMsat: recorded('paid').request.feeLimitMsat },
  ]) {
    const outcome = await node.pay({ ...request, ...wrong }, signal);
    expect(outcome).toMatchObject({ status: 'refused', kind: 'other' });
  }
  expect(lnd.asked.filter((asked) => asked.includes('send'))).toEqual([]);
});
