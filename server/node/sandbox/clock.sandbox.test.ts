import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { valueOf } from '#core/invoice/testing/read-in-tests.ts';
import type { SandboxNetwork } from './sandbox-network.ts';
import {
  expectPaid,
  openSandbox,
  patience,
  payRequest,
  shopInvoice,
  temporaryDirectory,
} from './testing/open-sandbox.ts';

const directory = temporaryDirectory();
const START = 1_800_000_000;
let now = START;
let sandbox: SandboxNetwork;

beforeAll(async () => {
  sandbox = await openSandbox(directory, () => now);
});

afterAll(async () => {
  await sandbox.close();
  rmSync(directory, { recursive: true });
});

test('an invoice can be paid until its last second, and not after', async () => {
  const invoice = await shopInvoice(sandbox, 'payable');
  const other = await shopInvoice(sandbox, 'payable');
  now = START + 3600;
  expectPaid(await sandbox.pay(payRequest(invoice), patience()), invoice, 1500n);
  now = START + 3601;
  expect(await sandbox.pay(payRequest(other), patience())).toEqual({
    status: 'refused',
    kind: 'other',
    reason: 'invoice expired. Valid until 2027-01-15 09:00:00 +0000 UTC',
  });
});

test('a held payment does not time out, however long it is held', async () => {
  const invoice = await shopInvoice(sandbox, 'held');
  const outcome = sandbox.pay(payRequest(invoice), patience());
  // Answered after the payment above has arrived.
  await shopInvoice(sandbox, 'payable');
  for (let day = 0; day < 30; day++) {
    now += 86_400;
    await shopInvoice(sandbox, 'payable');
  }
  expect(await sandbox.shop.release(invoice.paymentHash)).toBe('released');
  expectPaid(await outcome, invoice, 1500n);
});

test.each([
  ['a year forward', 31_536_000],
  ['back to where it was', -31_536_000],
  ['to long before the network began', -200_000_000],
])('a clock that jumps %s dates invoices right, and they are paid', async (_, jump) => {
  now += jump;
  const invoice = await shopInvoice(sandbox, 'payable');
  expect(valueOf(invoice.paymentRequest).createdAt).toBe(now);
  expectPaid(await sandbox.pay(payRequest(invoice), patience()), invoice, 1500n);
  const expired = await shopInvoice(sandbox, 'expired');
  expect(valueOf(expired.paymentRequest).expiresAt).toBe(now - 240);
});
