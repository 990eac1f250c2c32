import { expect, test } from 'vitest';
import { msat } from '#core/money.ts';
import { getPayment } from './payments.ts';
import { audit } from './audit.ts';
import { closeInvoice, creditDeposit, findOwnInvoice, listOpenInvoices } from './invoices.ts';
import { reservePayment } from './reserve-payment.ts';
import { failPayment } from './finish-payment.ts';
import { settleInside } from './settle-inside.ts';
import {
  emptyWallet,
  NOW,
  order,
  ownInvoice,
  reserved,
  secret,
  testLedger,
  walletWith,
} from './testing/test-ledger.ts';
import { getWallet } from './wallets.ts';

test('a deposit is credited once, however often the node reports it', async () => {
  const { ledger, alarms } = testLedger();
  const walletId = await emptyWallet(ledger);
  await ownInvoice(ledger, walletId, 1, msat(5_000n));
  const receipt = { ...secret(1), amountMsat: msat(5_000n) };
  await Promise.all([creditDeposit(ledger, receipt), creditDeposit(ledger, receipt)]);
  await creditDeposit(ledger, receipt);
  expect(await getWallet(ledger, walletId)).toMatchObject({ balance: 5_000n, wtxCount: 1 });
  expect(alarms).toEqual([]);
});

test('what arrived is credited, not what was asked for', async () => {
  const { ledger } = testLedger();
  const walletId = await emptyWallet(ledger);
  await ownInvoice(ledger, walletId, 1, msat(5_000n));
  await creditDeposit(ledger, { ...secret(1), amountMsat: msat(5_001n) });
  expect(await getWallet(ledger, walletId)).toMatchObject({ balance: 5_001n });
  expect(await findOwnInvoice(ledger, secret(1).paymentHash)).toMatchObject({ amount: 5_001n });
});

test('money for an invoice nobody made raises one alarm', async () => {
  const { ledger, alarms } = testLedger();
  const receipt = { ...secret(1), amountMsat: msat(5_000n) };
  await creditDeposit(ledger, receipt);
  await creditDeposit(ledger, receipt);
  expect(alarms.map(({ kind }) => kind)).toEqual(['unknown-invoice-paid']);
});

test('open invoices are listed until they are paid or closed', async () => {
  const { ledger } = testLedger();
  const walletId = await emptyWallet(ledger);
  await ownInvoice(ledger, walletId, 1, msat(1_000n));
  await ownInvoice(ledger, walletId, 2, msat(1_000n));
  await ownInvoice(ledger, walletId, 3, msat(1_000n));
  await creditDeposit(ledger, { ...secret(1), amountMsat: msat(1_000n) });
  await closeInvoice(ledger, secret(2).paymentHash);
  expect(await listOpenInvoices(ledger)).toEqual([secret(3).paymentHash]);
  expect(await listOpenInvoices(ledger, { expiredBefore: NOW })).toEqual([]);
  expect(await listOpenInvoices(ledger, { expiredBefore: NOW + 3601 })).toHaveLength(1);
});

test('an invoice of ours is paid inside: no fee, both wallets booked', async () => {
  const { ledger } = testLedger();
  const payer = await walletWith(ledger, 10_000n);
  const payee = await emptyWallet(ledger);
  await ownInvoice(ledger, payee, 1, msat(4_321n));
  const payment = await reserved(ledger, order(payer, 1, 4_321n, { isInside: true }));
  expect(await settleInside(ledger, payment.id, secret(1).preimage)).toBe('settled');
  expect(await getWallet(ledger, payer)).toMatchObject({ balance: 5_679n, held: 0n });
  expect(await getWallet(ledger, payee)).toMatchObject({ balance: 4_321n });
  expect(await reservePayment(ledger, order(payer, 1, 4_321n, { isInside: true }))).toEqual({
    kind: 'already-paid',
  });
  expect(await audit(ledger)).toMatchObject({ problems: [], nodeNet: 10_000n });
});

test('an invoice paid over Lightning first is not paid inside', async () => {
  const { ledger } = testLedger();
  const payer = await walletWith(ledger, 10_000n);
  const payee = await emptyWallet(ledger);
  await ownInvoice(ledger, payee, 1, msat(4_000n));
  const payment = await reserved(ledger, order(payer, 1, 4_000n, { isInside: true }));
  await creditDeposit(ledger, { ...secret(1), amountMsat: msat(4_000n) });
  expect(await settleInside(ledger, payment.id, secret(1).preimage)).toBe('already-paid');
  await failPayment(ledger, payment.id, 'never-sent', 'invoice is already paid');
  expect(await getWallet(ledger, payer)).toMatchObject({ balance: 10_000n, held: 0n });
  expect(await getWallet(ledger, payee)).toMatchObject({ balance: 4_000n });
  expect((await audit(ledger)).problems).toEqual([]);
});

test('an invoice paid inside and then over Lightning credits once and raises an alarm', async () => {
  const { ledger, alarms } = testLedger();
  const payer = await walletWith(ledger, 10_000n);
  const payee = await emptyWallet(ledger);
  await ownInvoice(ledger, payee, 1, msat(4_000n));
  const payment = await reserved(ledger, order(payer, 1, 4_000n, { isInside: true }));
  await settleInside(ledger, payment.id, secret(1).preimage);
  await creditDeposit(ledger, { ...secret(1), amountMsat: msat(4_000n) });
  await creditDeposit(ledger, { ...secret(1), amountMsat: msat(4_000n) });
  expect(await getWallet(ledger, payee)).toMatchObject({ balance: 4_000n });
  expect(alarms.map(({ kind }) => kind)).toEqual(['invoice-paid-twice']);
  expect(await audit(ledger)).toMatchObject({ problems: [], surplus: 4_000n, nodeNet: 14_000n });
});

test('a released payment cannot be settled inside', async () => {
  const { ledger } = testLedger();
  const payer = await walletWith(ledger, 10_000n);
  const payee = await emptyWallet(ledger);
  await ownInvoice(ledger, payee, 1, msat(4_000n));
  const payment = await reserved(ledger, order(payer, 1, 4_000n, { isInside: true }));
  await failPayment(ledger, payment.id, 'never-sent', 'released');
  await expect(settleInside(ledger, payment.id, secret(1).preimage)).rejects.toThrow(
    'not submitting',
  );
  expect(await getPayment(ledger, payment.id)).toMatchObject({ status: 'failed' });
});
