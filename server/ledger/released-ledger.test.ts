/**
 * A ledger written by the release before the ledger had types of its own (e783085): it opens as it is,
 * reads as it did, and the same events today write the same rows.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteConnection from 'libsql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { msat } from '#core/money.ts';
import { createAccount } from './accounts.ts';
import { listAlarms } from './alarms.ts';
import { audit } from './audit.ts';
import { abandonKey, keepRefusal, lookUpKey } from './idempotency.ts';
import { newWalletId, type WalletId } from './ids.ts';
import { addInvoice, closeInvoice, creditDeposit, findOwnInvoice } from './invoices.ts';
import { bindNode } from './ledger-node.ts';
import { closeLedger, openLedger } from './ledger.ts';
import { getPaymentLnTx, listAttempts, listUnfinishedPayments, markPending } from './payments.ts';
import { settleInside } from './settle-inside.ts';
import { failPayment, settlePayment } from './finish-payment.ts';
import { dumpLedger } from './testing/dump-ledger.ts';
import { order, OUR_NODE, ownInvoice, reserved, secret } from './testing/test-ledger.ts';
import { listWalletTransactions } from './transactions.ts';
import { transfer } from './transfer.ts';
import { createWallet, getWallet } from './wallets.ts';

const RELEASED = readFileSync(new URL('testing/released-ledger.sql', import.meta.url), 'utf8');

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  file = join(folder, 'ledger.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

function putBack(): void {
  const connection = new SqliteConnection(file);
  connection.exec(RELEASED);
  connection.close();
}

test('opening it changes nothing in it', async () => {
  putBack();
  await closeLedger(openLedger(file));
  expect(dumpLedger(file)).toBe(RELEASED);
});

test('the same events today write the same rows into the same schema', async () => {
  await writeSample();
  expect(dumpLedger(file)).toBe(RELEASED);
});

test('it reads as what happened', async () => {
  putBack();
  const ledger = openLedger(file);
  const paymentOf = async (n: number) =>
    (await listAttempts(ledger, OUR_NODE, secret(n).paymentHash))[0];
  const settled = await paymentOf(1);
  expect(settled).toEqual({
    id: 'pay_1',
    walletId: 'wal_1',
    nodePubkey: OUR_NODE,
    paymentHash: secret(1).paymentHash,
    isInside: false,
    amount: 10_000n,
    feeLimit: 1_500n,
    lnTxId: 'lntx_6',
    wtxId: 'wtx_1',
    idempotencyKey: 'K1',
    passThru: '{"method":"api"}',
    createdAt: 1_800_000_180,
    status: 'settled',
    fee: 1_001n,
    feeCharged: 2_000n,
    covered: 0n,
    finishedAt: 1_800_000_240,
  });
  for (const [n, failedAs, reason] of [
    [2, 'never-sent', "payment isn't initiated"],
    [3, 'refused', 'invoice expired'],
    [4, 'failed', 'FAILURE_REASON_NO_ROUTE'],
  ] as const) {
    expect(await paymentOf(n)).toMatchObject({ status: 'failed', failedAs, reason });
  }
  expect(await paymentOf(5)).toMatchObject({ status: 'settled', covered: 41_500n });
  expect(await paymentOf(107)).toMatchObject({ status: 'settled', isInside: true, fee: 0n });
  expect(await listUnfinishedPayments(ledger)).toMatchObject([
    { id: 'pay_7', status: 'submitting', hold: 5_000n },
    { id: 'pay_8', status: 'pending', hold: 5_000n, isFailedBefore: true, passThru: '{"order":7}' },
    { id: 'pay_9', status: 'pending', hold: 5_000n, isFailedBefore: false },
  ]);

  expect(settled && (await getPaymentLnTx(ledger, settled))).toEqual({
    id: 'lntx_6',
    direction: 'out',
    walletId: 'wal_1',
    paymentHash: secret(1).paymentHash,
    paymentRequest: 'lnbcrt1',
    payee: `03${'bb'.repeat(32)}`,
    memo: 'invoice 1',
    descriptionHash: null,
    expiry: 3_600,
    expiresAt: 1_800_003_590,
    createdAt: 1_800_000_180,
    passThru: '{"method":"api"}',
    status: 'settled',
    amount: 10_000n,
    fee: 1_001n,
    preimage: secret(1).preimage,
    settledAt: 1_800_000_240,
    settledBy: 'lightning',
  });
  const invoiceOf = (n: number) => findOwnInvoice(ledger, secret(n).paymentHash);
  expect(await invoiceOf(102)).toMatchObject({ status: 'settled', amount: 9_007_199_254_740_993n });
  expect(await invoiceOf(103)).toMatchObject({ status: 'open', amount: 5_000n });
  expect(await invoiceOf(104)).toMatchObject({ status: 'closed', amount: 6_000n });
  expect(await invoiceOf(105)).toMatchObject({
    status: 'open',
    amount: null,
    memo: null,
    descriptionHash: 'cc'.repeat(32),
  });
  expect(await invoiceOf(107)).toMatchObject({ settledBy: 'inside', surplus: 4_321n });

  const till = await getWallet(ledger, (await invoiceOf(103))?.walletId ?? newWalletId());
  expect(till).toEqual({
    id: 'wal_1',
    accountId: 1,
    userLabel: 'till',
    balance: 45_679n,
    held: 15_000n,
    wtxCount: 9,
    createdAt: 1_800_000_000,
    updatedAt: 1_800_000_780,
  });
  const wtxs = await listWalletTransactions(ledger, till, { offset: 0, limit: 3 });
  expect(wtxs.map(({ wtx, lnTx }) => [wtx.id, wtx.type, wtx.signedAmount, lnTx?.id])).toEqual([
    ['wtx_6', 'ln_withdrawal', -4_321n, 'lntx_13'],
    ['wtx_18', 'ln_deposit', 50_000n, 'lntx_11'],
    ['wtx_5', 'ln_withdrawal', -80_000n, 'lntx_10'],
  ]);
  const key = (name: string, fingerprint: string) => ({ key: name, fingerprint });
  expect(await lookUpKey(ledger, till.id, key('K1', 'f1'))).toEqual({
    kind: 'payment',
    paymentId: 'pay_1',
  });
  expect(await lookUpKey(ledger, till.id, key('K2', 'f2'))).toEqual({
    kind: 'refusal',
    message: 'Invoice too large',
  });
  expect((await listAlarms(ledger)).map(({ kind, at }) => [kind, at])).toEqual([
    ['late-success', 1_800_000_720],
    ['invoice-paid-twice', 1_800_000_840],
  ]);
  expect(await audit(ledger)).toMatchObject({ problems: [], held: 15_000n, hostCovered: 41_500n });
  await closeLedger(ledger);
});

/** What the release was given to write down. */
async function writeSample(): Promise<void> {
  let now = 1_800_000_000;
  const later = () => {
    now += 60;
  };
  const ledger = openLedger(file, { now: () => now });
  await bindNode(ledger, OUR_NODE);
  const { accountId } = await createAccount(ledger, 'shop');
  const till = (await createWallet(ledger, accountId, 'till')).wallet.id;
  const safe = (await createWallet(ledger, accountId, "the owner's safe")).wallet.id;

  await ownInvoice(ledger, till, 101, msat(100_000n));
  await ownInvoice(ledger, safe, 102, null);
  later();
  await creditDeposit(ledger, { ...secret(101), amountMsat: msat(100_500n) });
  await creditDeposit(ledger, { ...secret(102), amountMsat: msat(9_007_199_254_740_993n) });
  later();
  const move = (from: WalletId, to: WalletId, amount: bigint, memo: string) =>
    transfer(ledger, { from, to, amount: msat(amount), memo, passThru: '{"a":1}' });
  await move(safe, till, 20_000n, 'change');

  // Unpaid: one open, one closed, one with a description hash.
  await ownInvoice(ledger, till, 103, msat(5_000n));
  await ownInvoice(ledger, till, 104, msat(6_000n));
  await closeInvoice(ledger, secret(104).paymentHash);
  await addInvoice(ledger, {
    walletId: till,
    paymentHash: secret(105).paymentHash,
    paymentRequest: 'lnbcrt105',
    nodePubkey: OUR_NODE,
    description: { kind: 'hash', hash: 'cc'.repeat(32) },
    amount: null,
    expiry: 600,
    passThru: '{}',
  });

  const reserve = (n: number, amount: bigint, more: Parameters<typeof order>[3] = {}) => {
    later();
    return reserved(ledger, order(till, n, amount, { feeLimit: msat(1_500n), ...more }));
  };
  const submit = async (before: 'not-found' | 'failed', ...given: Parameters<typeof reserve>) => {
    const { id } = await reserve(...given);
    await markPending(ledger, id, before);
    later();
    return id;
  };
  const key = { key: 'K1', fingerprint: 'f1' };
  const settled = await submit('not-found', 1, 10_000n, { idempotencyKey: key });
  await settlePayment(ledger, settled, { preimage: secret(1).preimage, feeMsat: msat(1_001n) });
  const unsent = await reserve(2, 2_000n);
  await failPayment(ledger, unsent.id, 'never-sent', "payment isn't initiated");
  const refused = await submit('not-found', 3, 2_000n);
  await failPayment(ledger, refused, 'refused', 'invoice expired');
  const failed = await submit('failed', 4, 2_000n);
  await failPayment(ledger, failed, 'failed', 'FAILURE_REASON_NO_ROUTE');

  // Failed, and paid after all when the wallet no longer has the money.
  const late = await submit('not-found', 5, 80_000n);
  await failPayment(ledger, late, 'failed', 'FAILURE_REASON_TIMEOUT');
  await move(till, safe, 70_000n, '');
  later();
  await settlePayment(ledger, late, { preimage: secret(5).preimage, feeMsat: msat(0n) });
  await ownInvoice(ledger, till, 106, msat(50_000n));
  await creditDeposit(ledger, { ...secret(106), amountMsat: msat(50_000n) });

  // Inside the ledger, and then paid over Lightning as well.
  await ownInvoice(ledger, safe, 107, msat(4_321n));
  const inside = await reserve(107, 4_321n, { isInside: true, feeLimit: msat(0n) });
  await settleInside(ledger, inside.id, secret(107).preimage);
  later();
  await creditDeposit(ledger, { ...secret(107), amountMsat: msat(4_321n) });

  // Left behind by a crash.
  await reserve(6, 3_000n);
  await submit('failed', 7, 3_000n, { passThru: '{"order":7}' });
  await submit('not-found', 8, 3_000n);

  await keepRefusal(ledger, till, { key: 'K2', fingerprint: 'f2' }, 'Invoice too large');
  await abandonKey(ledger, till, 'K3');
  await closeLedger(ledger);
}
