import { mkdirSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { toNodePubkey } from '#core/hex.ts';
import type { SettledInvoice } from '../lightning-node.ts';
import { LndConnection } from './connection.ts';
import { SettledInvoices } from './settled-invoices.ts';
import { SettleCursor } from './settle-cursor.ts';
import { json, startFakeLnd, type FakeLnd } from './testing/fake-lnd.ts';

const NODE = toNodePubkey(`02${'ab'.repeat(32)}`);
const OTHER_NODE = toNodePubkey(`03${'cd'.repeat(32)}`);
const SUBSCRIBE = '/v1/invoices/subscribe?settle_index=';

let lnd: FakeLnd;
let folder: string;
let pubkey = NODE;
/** The stream that is open. */
let stream: ServerResponse | null = null;
let closing: AbortController;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'settled-'));
  pubkey = NODE;
  stream = null;
  closing = new AbortController();
  lnd = await startFakeLnd((request, response) => {
    if (request.url === '/v1/state') return json(response, 200, { state: 'SERVER_ACTIVE' });
    if (request.url === '/v1/getinfo') return json(response, 200, info());
    stream = response;
    // LND sends no headers before the first line.
  });
});
afterEach(async () => {
  closing.abort();
  await lnd.close();
  rmSync(folder, { recursive: true });
});

function info() {
  return {
    identity_pubkey: pubkey,
    alias: 'fake',
    version: '0.21.3-beta',
    chains: [{ chain: 'bitcoin', network: 'regtest' }],
    synced_to_chain: true,
    num_active_channels: 1,
    block_height: 500,
  };
}

function open(): SettledInvoices {
  const options = { closing: closing.signal, report: () => {} };
  return new SettledInvoices(new LndConnection(lnd.settings), new SettleCursor(folder), options);
}

async function untilSubscribed(settleIndex: number): Promise<void> {
  await expect.poll(() => lnd.asked.at(-1)).toBe(`GET ${SUBSCRIBE}${settleIndex}`);
}

/** LND says that the invoice with this number of a settlement is paid. */
function settle(settleIndex: number): void {
  const result = {
    state: 'SETTLED',
    r_hash: Buffer.alloc(32, settleIndex).toString('base64'),
    r_preimage: Buffer.alloc(32, 1).toString('base64'),
    amt_paid_msat: '1000',
    settle_date: '1795552422',
    settle_index: String(settleIndex),
  };
  stream?.write(`${JSON.stringify({ result: { ...result, state: 'OPEN' } })}\n`);
  stream?.write(`${JSON.stringify({ result })}\n`);
}

function numberOf({ paymentHash }: SettledInvoice): number {
  return Buffer.from(paymentHash, 'hex')[0] ?? 0;
}

test('goes on behind the last that was taken, after a break and after a restart', async () => {
  const taken: number[] = [];
  const settled = open();
  settled.add((invoice) => void taken.push(numberOf(invoice)));
  await untilSubscribed(0);
  settle(7);
  settle(8);
  await expect.poll(() => taken).toEqual([7, 8]);
  stream?.destroy();
  await untilSubscribed(8);
  closing.abort();
  closing = new AbortController();
  open();
  await untilSubscribed(8);
});

test('one that is rejected comes again, also after a restart, and holds up no other', async () => {
  const taken: number[] = [];
  open().add((invoice) => {
    if (numberOf(invoice) === 7) throw new Error('the ledger is full');
    taken.push(numberOf(invoice));
  });
  await untilSubscribed(0);
  settle(7);
  settle(8);
  await expect.poll(() => taken).toEqual([8]);
  closing.abort();
  closing = new AbortController();
  const later: number[] = [];
  open().add((invoice) => void later.push(numberOf(invoice)));
  await untilSubscribed(6);
  settle(7);
  await expect.poll(() => later).toEqual([7]);
});

test('waits for a listener', async () => {
  const settled = open();
  await untilSubscribed(0);
  settle(7);
  await expect.poll(() => new SettleCursor(folder).read(NODE)).toBe(6n);
  const taken: number[] = [];
  settled.add((invoice) => void taken.push(numberOf(invoice)));
  await expect.poll(() => taken, { timeout: 5_000 }).toEqual([7]);
});

test('a cursor that cannot be written keeps no settlement from its listener', async () => {
  const full = path.join(folder, 'settle-index.json.new');
  mkdirSync(full);
  const taken: number[] = [];
  open().add((invoice) => void taken.push(numberOf(invoice)));
  await untilSubscribed(0);
  settle(7);
  await expect.poll(() => taken).toEqual([7]);
  rmdirSync(full);
  settle(8);
  await expect.poll(() => new SettleCursor(folder).read(NODE)).toBe(8n);
  expect(taken).toEqual([7, 8]);
});

test('another node at the same address begins from now', async () => {
  open().add(() => {});
  await untilSubscribed(0);
  settle(7);
  await expect.poll(() => new SettleCursor(folder).read(NODE)).toBe(7n);
  pubkey = OTHER_NODE;
  stream?.destroy();
  await untilSubscribed(0);
});

test('a spoiled file costs nothing', async () => {
  writeFileSync(path.join(folder, 'settle-index.json'), '{"x"');
  expect(new SettleCursor(folder).read(NODE)).toBeNull();
  new SettleCursor(folder).write(NODE, 3n);
  expect(new SettleCursor(folder).read(NODE)).toBe(3n);
});

test('a line that is none of LND’s is not taken', async () => {
  const taken: number[] = [];
  open().add((invoice) => void taken.push(numberOf(invoice)));
  await untilSubscribed(0);
  stream?.write('{"result":{"state":"SETTLED","r_hash":"AA==","settle_index":"7"}}\n');
  await expect.poll(() => lnd.asked.filter((asked) => asked.includes('subscribe')).length).toBe(2);
  expect(taken).toEqual([]);
});
