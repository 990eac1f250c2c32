/** What a kill leaves behind: each test continues in a new thread, from the file as it was on disk. */
import { cpSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { msat } from '#core/money.ts';
import { InvoiceImpossible, NodeUnavailable } from '../lightning-node.ts';
import { SandboxClient } from './thread/sandbox-client.ts';
import { buildWorker, type BuiltWorker } from './testing/build-worker.ts';
import {
  expectPaid,
  patience,
  payRequest,
  shopInvoice,
  temporaryDirectory,
} from './testing/open-sandbox.ts';

const directories: string[] = [];
let worker: BuiltWorker;
let directory: string;
let sandbox: SandboxClient;

beforeAll(async () => {
  worker = await buildWorker();
  directory = newDirectory();
  sandbox = new SandboxClient(directory, worker.url);
  await sandbox.ready();
});

afterAll(async () => {
  await sandbox.node.close();
  worker.remove();
  for (const each of directories) rmSync(each, { recursive: true });
});

describe('after a kill', () => {
  test('a payment that was reported is still paid, once', async () => {
    const invoice = await shopInvoice(sandbox, 'payable');
    const outcome = await sandbox.node.pay(payRequest(invoice), patience());
    const before = await sandbox.node.info();
    await kill();
    expect(await sandbox.node.info()).toEqual(before);
    expect(await sandbox.node.lookupPayment(invoice.paymentHash)).toEqual(outcome);
    expect(await sandbox.node.pay(payRequest(invoice), patience())).toEqual({
      status: 'refused',
      kind: 'duplicate',
      reason: 'invoice is already paid',
    });
    const other = await shopInvoice(sandbox, 'payable');
    expectPaid(await sandbox.node.pay(payRequest(other), patience()), other, 1500n);
  });

  test('a held payment is still pending, and settles when released', async () => {
    const invoice = await shopInvoice(sandbox, 'held');
    const pending = { status: 'pending' };
    expect(await sandbox.node.pay(payRequest(invoice), AbortSignal.abort())).toEqual(pending);
    // Answered only after the payment above was saved.
    await shopInvoice(sandbox, 'payable');
    await kill();
    expect(await sandbox.node.lookupPayment(invoice.paymentHash)).toEqual(pending);
    expect(await sandbox.node.pay(payRequest(invoice), patience())).toEqual({
      status: 'refused',
      kind: 'duplicate',
      reason: 'payment is in transition',
    });
    expect(await sandbox.shop.release(invoice.paymentHash)).toBe('released');
    await kill();
    expectPaid(await sandbox.node.lookupPayment(invoice.paymentHash), invoice, 1500n);
  });

  test('the shop remembers what kind an invoice is', async () => {
    const refused = await shopInvoice(sandbox, 'refused');
    await kill();
    expect(await sandbox.node.pay(payRequest(refused), patience())).toEqual({
      status: 'failed',
      reason: 'FAILURE_REASON_INCORRECT_PAYMENT_DETAILS',
    });
  });

  test('a settled invoice is delivered until it was accepted, and then no more', async () => {
    const invoice = await ownInvoice();
    await sandbox.shop.payInvoice(invoice.paymentRequest);
    await kill();
    let full = true;
    const delivered: string[] = [];
    await new Promise<void>((resolve) => {
      sandbox.node.onInvoiceSettled(async ({ paymentHash }) => {
        delivered.push(paymentHash);
        if (full) {
          full = false;
          throw new Error('the ledger is full');
        }
        resolve();
      });
    });
    expect(delivered).toEqual([invoice.paymentHash, invoice.paymentHash]);
    // By the time these are answered, the listener's answer has arrived and was saved.
    await shopInvoice(sandbox, 'payable');
    await shopInvoice(sandbox, 'payable');
    await kill();
    sandbox.node.onInvoiceSettled(({ paymentHash }) => {
      delivered.push(paymentHash);
    });
    await shopInvoice(sandbox, 'payable');
    await shopInvoice(sandbox, 'payable');
    expect(delivered).toHaveLength(2);
  });

  test('a canceled invoice stays closed', async () => {
    const invoice = await ownInvoice();
    const canceled = await sandbox.node.cancelInvoice(invoice.paymentHash);
    await kill();
    expect(await sandbox.node.cancelInvoice(invoice.paymentHash)).toEqual(canceled);
    await expect(sandbox.shop.payInvoice(invoice.paymentRequest)).rejects.toThrow('INCORRECT');
  });
});

describe('while somebody waits for a payment', () => {
  test('a thread that ends is restarted, and every call gets an answer', async () => {
    const fragile = new SandboxClient(newDirectory(), worker.fragileUrl);
    const invoice = await shopInvoice(fragile, 'held');
    const waiting = fragile.node.pay(payRequest(invoice), patience());
    await shopInvoice(fragile, 'payable');
    await expect(fragile.shop.release(invoice.paymentHash)).rejects.toThrow(NodeUnavailable);
    expect(await waiting).toMatchObject({ status: 'unknown' });
    expect(await fragile.node.lookupPayment(invoice.paymentHash)).toEqual({ status: 'pending' });
    const other = await shopInvoice(fragile, 'payable');
    expectPaid(await fragile.node.pay(payRequest(other), patience()), other, 1500n);
    await fragile.node.close();
  });

  test('a server that stops says that the outcome is not known', async () => {
    const invoice = await shopInvoice(sandbox, 'held');
    const waiting = sandbox.node.pay(payRequest(invoice), patience());
    await kill();
    expect(await waiting).toMatchObject({ status: 'unknown' });
  });
});

test('a call that makes no sense is answered with its error', async () => {
  const invoice = { amountMsat: msat(0n), description: { kind: 'text', text: '' } } as const;
  await expect(sandbox.node.createInvoice({ ...invoice, expirySeconds: 60 })).rejects.toThrow(
    InvoiceImpossible,
  );
});

describe('a file that cannot be trusted stops the start, names itself and is left alone:', () => {
  test('garbage', async () => {
    const file = join(newDirectory(), 'network.sqlite');
    writeFileSync(file, 'x'.repeat(8192));
    await expectNoStart(join(file, '..'), file);
    expect(statSync(file).size).toBe(8192);
  });

  test('half a file', async () => {
    await sandbox.node.close();
    const copy = newDirectory();
    cpSync(directory, copy, { recursive: true });
    sandbox = new SandboxClient(directory, worker.url);
    const file = join(copy, 'network.sqlite');
    truncateSync(file, Math.floor(statSync(file).size / 2));
    await expectNoStart(copy, file);
  });

  test('a file another server uses', async () => {
    await sandbox.ready();
    await expectNoStart(directory, 'locked');
    await shopInvoice(sandbox, 'payable');
  });
});

function newDirectory(): string {
  const made = temporaryDirectory();
  directories.push(made);
  return made;
}

/** Continues from what is on disk now, as after kill -9; the old sandbox is closed. */
async function kill(): Promise<void> {
  const copy = newDirectory();
  cpSync(directory, copy, { recursive: true });
  await sandbox.node.close();
  directory = copy;
  sandbox = new SandboxClient(directory, worker.url);
}

async function expectNoStart(inDirectory: string, reason: string): Promise<void> {
  const other = new SandboxClient(inDirectory, worker.url);
  await expect(other.ready()).rejects.toThrow(NodeUnavailable);
  await expect(other.node.info()).rejects.toThrow(reason);
  await other.node.close();
}

function ownInvoice() {
  return sandbox.node.createInvoice({
    amountMsat: msat(1n),
    description: { kind: 'text', text: '' },
    expirySeconds: 60,
  });
}
