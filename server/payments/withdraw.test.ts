import { expect, test } from 'vitest';
import { msat } from '#core/money.ts';
import { audit } from '#server/ledger/audit.ts';
import { getWallet } from '#server/ledger/wallets.ts';
import { refuseWrites } from '#server/ledger/testing/raw-sql.ts';
import { walletWith } from '#server/ledger/testing/test-ledger.ts';
import { NodeUnavailable } from '#server/node/lightning-node.ts';
import { createInvoice } from './create-invoice.ts';
import { startWithdrawal } from './withdraw.ts';
import { NodeGate } from './node-gate.ts';
import {
  invoiceOf,
  statusOf,
  testPayments,
  withdraw,
  withdrawal,
} from './testing/test-payments.ts';

const SAT = 1_000n;

test('a payment that succeeds', async () => {
  const { context, ledger, node } = await testPayments();
  const walletId = await walletWith(ledger, 100n * SAT);
  const invoice = node.foreignInvoice({ amountMsat: 50n * SAT });
  node.script = ({ paymentHash }) => node.settle(paymentHash, msat(1_500n));
  const paid = await withdraw(context, withdrawal(walletId, invoice.paymentRequest));
  expect(paid).toMatchObject({ status: 'settled', fee: 1_500n, feeCharged: 2_000n });
  expect(node.calls).toEqual([
    {
      paymentRequest: invoice.paymentRequest,
      paymentHash: invoice.paymentHash,
      amountMsat: 50n * SAT,
      feeLimitMsat: 5_000n,
    },
  ]);
  expect(await getWallet(ledger, walletId)).toMatchObject({ balance: 48n * SAT });
  expect(await audit(ledger)).toMatchObject({ problems: [], nodeNet: 100n * SAT - node.spent });
});

test('the money is held and the attempt is submitted before the node hears of it', async () => {
  const { context, ledger, node } = await testPayments();
  const walletId = await walletWith(ledger, 100n * SAT);
  const invoice = node.foreignInvoice({ amountMsat: 50n * SAT });
  let seen: unknown;
  node.script = async ({ paymentHash }) => {
    const { held } = await getWallet(ledger, walletId);
    seen = { held, status: await statusOf(ledger, walletId, paymentHash) };
    return node.settle(paymentHash, msat(0n));
  };
  await withdraw(context, withdrawal(walletId, invoice.paymentRequest));
  expect(seen).toEqual({ held: 55n * SAT, status: 'pending' });
});

test.each([
  { status: 'failed' },
  { status: 'refused', kind: 'other' },
  { status: 'refused', kind: 'duplicate' },
] as const)('a payment that is $status ($kind) gives the money back', async (answer) => {
  const { context, ledger, node } = await testPayments();
  const walletId = await walletWith(ledger, 100n * SAT);
  const { paymentRequest } = node.foreignInvoice({ amountMsat: 50n * SAT });
  node.script = () => ({ ...answer, reason: 'FAILURE_REASON_NO_ROUTE' });
  const failed = await withdraw(context, withdrawal(walletId, paymentRequest));
  expect(failed).toMatchObject({ status: 'failed', reason: 'FAILURE_REASON_NO_ROUTE' });
  expect(await getWallet(ledger, walletId)).toMatchObject({
    balance: 100n * SAT,
    held: 0n,
  });
});

test.each([
  ['an unknown outcome', () => ({ status: 'unknown', detail: 'connection reset' }) as const],
  ['a call that throws', () => Promise.reject(new Error('socket hang up'))],
  ['a node that is away', () => Promise.reject(new NodeUnavailable('restarting'))],
  ['a payment in flight', () => ({ status: 'pending' }) as const],
])('%s keeps the money held and says pending', async (_name, script) => {
  const { context, ledger, node } = await testPayments({ settings: { patienceMs: 20 } });
  const walletId = await walletWith(ledger, 100n * SAT);
  const { paymentRequest } = node.foreignInvoice({ amountMsat: 50n * SAT });
  node.script = script;
  const pending = await withdraw(context, withdrawal(walletId, paymentRequest));
  expect(pending).toMatchObject({ status: 'pending' });
  expect(await getWallet(ledger, walletId)).toMatchObject({ held: 55n * SAT });
});

test('a payment without an answer is pending after patience, and settles when the answer comes', async () => {
  const { context, ledger, node } = await testPayments({ settings: { patienceMs: 20 } });
  const walletId = await walletWith(ledger, 100n * SAT);
  const { paymentRequest, paymentHash } = node.foreignInvoice({ amountMsat: 50n * SAT });
  let answer = () => {};
  node.script = () =>
    new Promise((resolve) => {
      answer = () => resolve(node.settle(paymentHash, msat(0n)));
    });
  expect(await withdraw(context, withdrawal(walletId, paymentRequest))).toMatchObject({
    status: 'pending',
  });
  const [id = ''] = context.calls;
  const noticed = context.waiters.wait(id, 5_000, context.closing.signal);
  answer();
  await noticed;
  expect(await statusOf(ledger, walletId, paymentHash)).toBe('settled');
});

test('a wrong preimage settles nothing and raises an alarm', async () => {
  const { context, ledger, node, alarms } = await testPayments({ settings: { patienceMs: 20 } });
  const walletId = await walletWith(ledger, 100n * SAT);
  const { paymentRequest } = node.foreignInvoice({ amountMsat: 50n * SAT });
  const other = node.foreignInvoice();
  node.script = () => node.settle(other.paymentHash, msat(0n));
  expect(await withdraw(context, withdrawal(walletId, paymentRequest))).toMatchObject({
    status: 'pending',
  });
  expect(alarms.map(({ kind }) => kind)).toEqual(['wrong-preimage']);
});

test.each([
  ['nonsense', 'Unable to decode invoice: it is not a BOLT 11 invoice (text)'],
  ['', 'Unable to decode invoice: it is empty'],
])('the invoice %j is refused', async (text, message) => {
  const { context, ledger, node } = await testPayments();
  const walletId = await walletWith(ledger, 100n * SAT);
  expect(await withdraw(context, withdrawal(walletId, text))).toBe(message);
  expect(node.calls).toEqual([]);
});

test('surely-final refusals never reach the node', async () => {
  const { context, ledger, node } = await testPayments();
  const walletId = await walletWith(ledger, 100n * SAT);
  const refusal = (invoice: object, more = {}) =>
    withdraw(context, withdrawal(walletId, node.foreignInvoice(invoice).paymentRequest, more));
  expect(await refusal({ amountMsat: SAT, createdAt: 1_700_000_000, expiry: 60 })).toBe(
    'invoice expired. Valid until 2023-11-14 22:14:20 +0000 UTC',
  );
  expect(await refusal({ amountMsat: SAT, network: 'mainnet' })).toBe(
    "invoice not for current active network 'regtest'",
  );
  expect(await refusal({})).toBe('Cannot process any amount invoices');
  expect(await refusal({ amountMsat: 101n * SAT })).toBe('Invoice too large :) Max balance: 100');
  expect(await refusal({ amountMsat: 96n * SAT })).toBe('Invoice too large :) Max balance: 100');
  expect(await refusal({ amountMsat: SAT }, { amount: msat(2_000n) })).toBe(
    'amount must not be specified when paying a non-zero amount invoice',
  );
  expect(node.calls).toEqual([]);
  expect(await getWallet(ledger, walletId)).toMatchObject({ held: 0n });
});

test('an invoice without an amount is paid with the payer’s', async () => {
  const { context, ledger, node } = await testPayments();
  const walletId = await walletWith(ledger, 100n * SAT);
  const { paymentRequest } = node.foreignInvoice({});
  const paid = await withdraw(
    context,
    withdrawal(walletId, paymentRequest, { amount: msat(1_234n) }),
  );
  expect(paid).toMatchObject({ status: 'settled', amount: 1_234n });
});

test('the same invoice again: in transition while it runs, paid when it is paid', async () => {
  const { context, ledger, node, reconciler } = await testPayments({
    settings: { patienceMs: 20 },
  });
  const walletId = await walletWith(ledger, 100n * SAT);
  const { paymentRequest, paymentHash } = node.foreignInvoice({ amountMsat: SAT });
  node.script = () => node.keepPending(paymentHash);
  await withdraw(context, withdrawal(walletId, paymentRequest));
  expect(await withdraw(context, withdrawal(walletId, paymentRequest))).toBe(
    'payment is in transition',
  );
  node.settle(paymentHash, msat(0n));
  await reconciler.onPaymentFinal(
    await node.info(),
    paymentHash,
    await node.lookupPayment(paymentHash),
  );
  expect(await withdraw(context, withdrawal(walletId, paymentRequest))).toBe(
    'invoice is already paid',
  );
  expect(node.calls).toHaveLength(1);
});

test('an invoice that expires while its payment runs is in transition, not expired', async () => {
  let now = 1_800_000_000;
  const { context, ledger, node } = await testPayments({ settings: { patienceMs: 20 } });
  ledger.now = () => now;
  const walletId = await walletWith(ledger, 100n * SAT);
  const { paymentRequest, paymentHash } = node.foreignInvoice({
    amountMsat: SAT,
    createdAt: now,
    expiry: 60,
  });
  node.script = () => node.keepPending(paymentHash);
  await withdraw(context, withdrawal(walletId, paymentRequest));
  now += 3600;
  expect(await withdraw(context, withdrawal(walletId, paymentRequest))).toBe(
    'payment is in transition',
  );
});

test('a hundred withdrawals of one invoice at once pay it once', async () => {
  const { context, ledger, node } = await testPayments();
  const walletId = await walletWith(ledger, 100n * SAT);
  const { paymentRequest } = node.foreignInvoice({ amountMsat: SAT });
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => withdraw(context, withdrawal(walletId, paymentRequest))),
  );
  expect(node.calls).toHaveLength(1);
  expect(answers.filter((answer) => typeof answer !== 'string')).toHaveLength(1);
  expect(await getWallet(ledger, walletId)).toMatchObject({ balance: 99n * SAT });
});

test('a hundred invoices at once on a small balance: as many as it covers', async () => {
  const { context, ledger, node } = await testPayments();
  const walletId = await walletWith(ledger, 10n * SAT);
  const answers = await Promise.all(
    Array.from({ length: 100 }, () =>
      withdraw(
        context,
        withdrawal(walletId, node.foreignInvoice({ amountMsat: SAT }).paymentRequest, {
          feeLimit: msat(0n),
        }),
      ),
    ),
  );
  expect(answers.filter((answer) => typeof answer !== 'string')).toHaveLength(10);
  expect(await getWallet(ledger, walletId)).toMatchObject({ balance: 0n, held: 0n });
  expect(await audit(ledger)).toMatchObject({ problems: [], nodeNet: 10n * SAT - node.spent });
});

test('a wallet’s own invoice, and one of our node that no wallet made, are self-payments', async () => {
  const { context, ledger, node } = await testPayments();
  const walletId = await walletWith(ledger, 100n * SAT);
  const own = await createInvoice(context, invoiceOf(walletId, 5n * SAT));
  expect(await withdraw(context, withdrawal(walletId, own.paymentRequest))).toBe(
    'self-payments not allowed',
  );
  const stray = await node.createInvoice({ ...invoiceOf(walletId, SAT), amountMsat: msat(SAT) });
  expect(await withdraw(context, withdrawal(walletId, stray.paymentRequest))).toBe(
    'self-payments not allowed',
  );
});

test('an invoice of another wallet here is paid inside the ledger, with its preimage', async () => {
  const { context, ledger, node } = await testPayments();
  const payer = await walletWith(ledger, 100n * SAT);
  const payee = await walletWith(ledger, 0n);
  const invoice = await createInvoice(context, invoiceOf(payee, 40n * SAT));
  const paid = await withdraw(context, withdrawal(payer, invoice.paymentRequest));
  expect(paid).toMatchObject({ status: 'settled', fee: 0n, isInside: true });
  expect(node.calls).toEqual([]);
  expect(node.isCanceled(invoice.paymentHash)).toBe(true);
  expect(await getWallet(ledger, payer)).toMatchObject({ balance: 60n * SAT });
  expect(await getWallet(ledger, payee)).toMatchObject({ balance: 40n * SAT });
});

test('an invoice of ours that was paid over Lightning meanwhile is credited, and not paid inside', async () => {
  const { context, ledger, node } = await testPayments();
  const payer = await walletWith(ledger, 100n * SAT);
  const payee = await walletWith(ledger, 0n);
  const invoice = await createInvoice(context, invoiceOf(payee, 40n * SAT));
  node.receive(invoice.paymentHash, msat(40n * SAT), { silently: true });
  expect(await withdraw(context, withdrawal(payer, invoice.paymentRequest))).toMatchObject({
    status: 'failed',
    reason: 'invoice is already paid',
  });
  expect(await getWallet(ledger, payer)).toMatchObject({ balance: 100n * SAT, held: 0n });
  expect(await getWallet(ledger, payee)).toMatchObject({ balance: 40n * SAT });
});

test('a node that is still starting is waited for, then refused without a trace', async () => {
  const { context, ledger, node } = await testPayments({ settings: { nodeStartMs: 20 } });
  const starting = { ...context, gate: new NodeGate() };
  const walletId = await walletWith(ledger, 100n * SAT);
  const { paymentRequest, paymentHash } = node.foreignInvoice({ amountMsat: SAT });
  await expect(startWithdrawal(starting, withdrawal(walletId, paymentRequest))).rejects.toThrow(
    NodeUnavailable,
  );
  expect(await statusOf(ledger, walletId, paymentHash)).toBeUndefined();
  const patient = { ...starting, settings: { ...context.settings, nodeStartMs: 5_000 } };
  const waiting = withdraw(patient, withdrawal(walletId, paymentRequest));
  starting.gate.open(await node.info());
  expect(await waiting).toMatchObject({ status: 'settled' });
});

test('a settlement that cannot be written down is pending, and is made good later', async () => {
  const { context, ledger, node, reconciler, reports } = await testPayments({
    settings: { patienceMs: 20 },
  });
  const walletId = await walletWith(ledger, 100n * SAT);
  const { paymentRequest, paymentHash } = node.foreignInvoice({ amountMsat: 50n * SAT });
  node.script = async () => {
    const paid = node.settle(paymentHash, msat(0n));
    await refuseWrites(ledger, true);
    return paid;
  };
  expect(await withdraw(context, withdrawal(walletId, paymentRequest))).toMatchObject({
    status: 'pending',
  });
  expect(reports).toHaveLength(1);
  await refuseWrites(ledger, false);
  await reconciler.tick(await node.info());
  expect(await statusOf(ledger, walletId, paymentHash)).toBe('settled');
});

test('a reservation that cannot be written down never reaches the node', async () => {
  const { context, ledger, node } = await testPayments();
  const walletId = await walletWith(ledger, 100n * SAT);
  const { paymentRequest } = node.foreignInvoice({ amountMsat: 50n * SAT });
  await refuseWrites(ledger, true);
  await expect(withdraw(context, withdrawal(walletId, paymentRequest))).rejects.toThrow();
  expect(node.calls).toEqual([]);
});
