import { expect, test, vi } from 'vitest';
import { msat } from '#core/money.ts';
import { listOpenInvoices } from '#server/ledger/invoices.ts';
import { openLedger } from '#server/ledger/ledger.ts';
import { walletWith } from '#server/ledger/testing/test-ledger.ts';
import { getWallet } from '#server/ledger/wallets.ts';
import type { SandboxShop } from '#server/node/sandbox-shop.ts';
import { createInvoice } from './create-invoice.ts';
import { checkOpenInvoices, followDeposits } from './deposits.ts';
import { fundSandboxWallet } from './fund-sandbox-wallet.ts';
import { invoiceOf, testPayments } from './testing/test-payments.ts';

test('an invoice that the node reports as paid is credited once', async () => {
  const { context, ledger, node } = await testPayments();
  const walletId = await walletWith(ledger, 0n);
  followDeposits(context);
  const { paymentHash } = await createInvoice(context, invoiceOf(walletId, 5_000n));
  const credited = context.waiters.wait(paymentHash, 5_000, context.closing.signal);
  node.receive(paymentHash, msat(5_000n));
  await credited;
  node.reportInvoice({
    paymentHash,
    preimage: node.preimage(paymentHash),
    amountMsat: msat(5_000n),
    settledAt: 0,
  });
  await checkOpenInvoices(context);
  expect(await getWallet(ledger, walletId)).toMatchObject({ balance: 5_000n, wtxCount: 1 });
});

test('what was paid while the server was down is credited at start', async () => {
  const { context, ledger, node } = await testPayments();
  const walletId = await walletWith(ledger, 0n);
  const { paymentHash } = await createInvoice(context, invoiceOf(walletId, 5_000n));
  node.receive(paymentHash, msat(5_000n), { silently: true });
  await checkOpenInvoices(context);
  expect(await getWallet(ledger, walletId)).toMatchObject({ balance: 5_000n });
});

test('an invoice that expired unpaid is not asked about again', async () => {
  const { context, ledger, node } = await testPayments();
  const walletId = await walletWith(ledger, 0n);
  const { paymentHash } = await createInvoice(context, invoiceOf(walletId, 5_000n));
  await checkOpenInvoices(context);
  expect(await listOpenInvoices(ledger)).toEqual([paymentHash]);
  node.expire(paymentHash);
  await checkOpenInvoices(context);
  expect(await listOpenInvoices(ledger)).toEqual([]);
});

test('a node that hangs is asked one round of questions at a time', async () => {
  const { context, ledger, node } = await testPayments();
  const walletId = await walletWith(ledger, 0n);
  await createInvoice(context, invoiceOf(walletId, 5_000n));
  let asked = 0;
  let answer = () => {};
  node.lookupInvoice = () => {
    asked += 1;
    return new Promise((resolve) => {
      answer = () => resolve({ status: 'open' });
    });
  };
  const rounds = [checkOpenInvoices(context), checkOpenInvoices(context)];
  await vi.waitFor(() => expect(asked).toBeGreaterThan(0));
  rounds.push(checkOpenInvoices(context));
  answer();
  await Promise.all(rounds);
  expect(asked).toBe(1);
  const next = checkOpenInvoices(context);
  await vi.waitFor(() => expect(asked).toBe(2));
  answer();
  await next;
});

test('an invoice that the node does not know is given up a day after its expiry', async () => {
  let now = 1_800_000_000;
  const { context, ledger, node } = await testPayments({
    ledger: openLedger(':memory:', { now: () => now }),
  });
  const walletId = await walletWith(ledger, 0n);
  const { paymentHash } = await createInvoice(context, invoiceOf(walletId, 5_000n));
  node.lookupInvoice = async () => ({ status: 'not-found' });
  now += 3_600 + 24 * 3_600;
  await checkOpenInvoices(context);
  expect(await listOpenInvoices(ledger)).toEqual([paymentHash]);
  now += 1;
  await checkOpenInvoices(context);
  expect(await listOpenInvoices(ledger)).toEqual([]);
});

test('a deposit with a wrong preimage is not credited', async () => {
  const { context, ledger, node, alarms, reports } = await testPayments();
  const walletId = await walletWith(ledger, 0n);
  const { paymentHash } = await createInvoice(context, invoiceOf(walletId, 5_000n));
  const other = node.foreignInvoice();
  node.lookupInvoice = async () => ({
    status: 'settled',
    preimage: node.preimage(other.paymentHash),
    amountMsat: msat(5_000n),
    settledAt: 0,
  });
  await checkOpenInvoices(context);
  expect(await getWallet(ledger, walletId)).toMatchObject({ balance: 0n });
  expect(alarms).toMatchObject([{ kind: 'wrong-preimage', subject: paymentHash }]);
  expect(reports).toEqual([]);
});

test('a sandbox wallet has its money, from a payment of the shop', async () => {
  const { context, ledger, node } = await testPayments();
  const shop: Pick<SandboxShop, 'payInvoice'> = {
    payInvoice: async () => {
      const [hash] = await listOpenInvoices(ledger);
      if (hash) node.receive(hash, msat(100_000_000n), { silently: true });
    },
  };
  const { wallet, apiKeys } = await fundSandboxWallet(context, shop, 'Sandbox');
  expect(wallet).toMatchObject({ balance: 100_000_000n, userLabel: 'Sandbox' });
  expect(apiKeys.public).toMatch(/^pak_/);
});
