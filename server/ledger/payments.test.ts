import { expect, test } from 'vitest';
import { msat } from '#core/money.ts';
import { getPayment, markPending } from './payments.ts';
import { audit } from './audit.ts';
import { reservePayment } from './reserve-payment.ts';
import { failPayment, settlePayment } from './finish-payment.ts';
import { transfer } from './transfer.ts';
import { order, reserved, secret, testLedger, walletWith } from './testing/test-ledger.ts';
import { listWalletTransactions } from './transactions.ts';
import { getWallet } from './wallets.ts';

test('a payment holds amount and fee limit, then debits amount and fee', async () => {
  const { ledger } = testLedger();
  const walletId = await walletWith(ledger, 100_000n);
  const payment = await reserved(ledger, order(walletId, 1, 50_000n, { feeLimit: msat(2_500n) }));
  expect(await getWallet(ledger, walletId)).toMatchObject({
    balance: 100_000n,
    // The fee is charged in whole sats, so the limit is held as 3 sat.
    held: 53_000n,
  });
  await markPending(ledger, payment.id, 'not-found');
  await settlePayment(ledger, payment.id, { preimage: secret(1).preimage, feeMsat: msat(1_001n) });

  const wallet = await getWallet(ledger, walletId);
  expect(wallet).toMatchObject({ balance: 48_000n, held: 0n });
  const [fee, withdrawal] = await listWalletTransactions(ledger, wallet, { offset: 0, limit: 2 });
  expect(fee?.wtx).toMatchObject({ type: 'ln_network_fee', signedAmount: -2_000n, lnTxId: null });
  expect(JSON.parse(fee?.wtx.passThru ?? '')).toEqual({ source_transaction: payment.wtxId });
  expect(withdrawal?.wtx).toMatchObject({
    id: payment.wtxId,
    type: 'ln_withdrawal',
    signedAmount: -50_000n,
    balanceAfter: 50_000n,
    userLabel: 'invoice 1',
  });
  expect(withdrawal?.lnTx).toMatchObject({
    preimage: secret(1).preimage,
    fee: 1_001n,
    settledBy: 'lightning',
  });
  const audited = await audit(ledger);
  expect(audited.problems).toEqual([]);
  expect(audited.nodeNet).toBe(100_000n - 50_000n - 1_001n);
});

test('a free route leaves no fee transaction', async () => {
  const { ledger } = testLedger();
  const walletId = await walletWith(ledger, 10_000n);
  const payment = await reserved(ledger, order(walletId, 1, 10_000n));
  await markPending(ledger, payment.id, 'not-found');
  await settlePayment(ledger, payment.id, { preimage: secret(1).preimage, feeMsat: msat(0n) });
  expect(await getWallet(ledger, walletId)).toMatchObject({ balance: 0n, wtxCount: 2 });
});

test('a failed payment gives everything back', async () => {
  const { ledger } = testLedger();
  const walletId = await walletWith(ledger, 10_000n);
  const payment = await reserved(ledger, order(walletId, 1, 9_000n, { feeLimit: msat(1_000n) }));
  await markPending(ledger, payment.id, 'not-found');
  expect(await failPayment(ledger, payment.id, 'failed', 'FAILURE_REASON_NO_ROUTE')).toBe(true);
  expect(await getWallet(ledger, walletId)).toMatchObject({ balance: 10_000n, held: 0n });
  expect(await getPayment(ledger, payment.id)).toMatchObject({
    status: 'failed',
    reason: 'FAILURE_REASON_NO_ROUTE',
  });
});

test('an amount that fits without its fee limit is refused', async () => {
  const { ledger } = testLedger();
  const walletId = await walletWith(ledger, 10_000n);
  expect(await reservePayment(ledger, order(walletId, 1, 10_000n, { feeLimit: msat(1n) }))).toEqual(
    { kind: 'insufficient', available: 10_000n },
  );
});

test('LNPay’s default limit is lowered to what is left, so a whole balance can be sent', async () => {
  const { ledger } = testLedger();
  const walletId = await walletWith(ledger, 103_500n);
  const payment = await reserved(ledger, order(walletId, 1, 100_000n, { feeLimit: null }));
  expect(payment.feeLimit).toBe(3_000n);
  const rich = await walletWith(ledger, 1_000_000n);
  const usual = await reserved(ledger, order(rich, 2, 100_000n, { feeLimit: null }));
  expect(usual.feeLimit).toBe(5_000n);
});

test('money held cannot be sent, transferred or held again', async () => {
  const { ledger } = testLedger();
  const walletId = await walletWith(ledger, 10_000n);
  const other = await walletWith(ledger, 0n);
  await reserved(ledger, order(walletId, 1, 6_000n));
  expect(await reservePayment(ledger, order(walletId, 2, 5_000n))).toEqual({
    kind: 'insufficient',
    available: 4_000n,
  });
  const moved = { from: walletId, to: other, amount: msat(5_000n), memo: '', passThru: '{}' };
  expect(await transfer(ledger, moved)).toEqual({ ok: false, reason: 'insufficient-funds' });
});

test('a hash is in transition, then paid, for every wallet of the ledger', async () => {
  const { ledger } = testLedger();
  const walletId = await walletWith(ledger, 10_000n);
  const other = await walletWith(ledger, 10_000n);
  const payment = await reserved(ledger, order(walletId, 1, 1_000n));
  expect(await reservePayment(ledger, order(other, 1, 1_000n))).toEqual({ kind: 'in-transition' });
  await markPending(ledger, payment.id, 'not-found');
  await settlePayment(ledger, payment.id, { preimage: secret(1).preimage, feeMsat: msat(0n) });
  expect(await reservePayment(ledger, order(other, 1, 1_000n))).toEqual({ kind: 'already-paid' });
});

test('a hash may be tried again after it failed', async () => {
  const { ledger } = testLedger();
  const walletId = await walletWith(ledger, 10_000n);
  const first = await reserved(ledger, order(walletId, 1, 1_000n));
  await failPayment(ledger, first.id, 'never-sent', "payment isn't initiated");
  const second = await reserved(ledger, order(walletId, 1, 1_000n));
  expect(second.id).not.toBe(first.id);
});

test('failing a payment by an older status than it has changes nothing', async () => {
  const { ledger } = testLedger();
  const walletId = await walletWith(ledger, 10_000n);
  const payment = await reserved(ledger, order(walletId, 1, 1_000n));
  expect(await failPayment(ledger, payment.id, 'failed', 'FAILURE_REASON_NO_ROUTE')).toBe(false);
  await markPending(ledger, payment.id, 'not-found');
  expect(await failPayment(ledger, payment.id, 'never-sent', "payment isn't initiated")).toBe(
    false,
  );
  expect(await getPayment(ledger, payment.id)).toMatchObject({ status: 'pending' });
});

test('settling twice debits once, and a paid payment cannot fail', async () => {
  const { ledger } = testLedger();
  const walletId = await walletWith(ledger, 10_000n);
  const payment = await reserved(ledger, order(walletId, 1, 1_000n, { feeLimit: msat(1_000n) }));
  await markPending(ledger, payment.id, 'not-found');
  const paid = { preimage: secret(1).preimage, feeMsat: msat(500n) };
  const both = await Promise.all([
    settlePayment(ledger, payment.id, paid),
    settlePayment(ledger, payment.id, paid),
  ]);
  expect(both).toEqual([true, false]);
  expect(await failPayment(ledger, payment.id, 'failed', 'FAILURE_REASON_TIMEOUT')).toBe(false);
  expect(await getWallet(ledger, walletId)).toMatchObject({ balance: 8_000n, held: 0n });
  expect((await audit(ledger)).problems).toEqual([]);
});

test('only a reserved payment can be submitted', async () => {
  const { ledger } = testLedger();
  const walletId = await walletWith(ledger, 10_000n);
  const payment = await reserved(ledger, order(walletId, 1, 1_000n));
  await failPayment(ledger, payment.id, 'never-sent', 'released');
  await expect(markPending(ledger, payment.id, 'not-found')).rejects.toThrow('not submitting');
});

test('a payment that settles after it was failed is debited, with an alarm', async () => {
  const { ledger, alarms } = testLedger();
  const walletId = await walletWith(ledger, 10_000n);
  const payment = await reserved(ledger, order(walletId, 1, 4_000n, { feeLimit: msat(1_000n) }));
  await markPending(ledger, payment.id, 'not-found');
  await failPayment(ledger, payment.id, 'failed', 'FAILURE_REASON_TIMEOUT');
  await settlePayment(ledger, payment.id, { preimage: secret(1).preimage, feeMsat: msat(1_000n) });
  expect(await getWallet(ledger, walletId)).toMatchObject({ balance: 5_000n });
  expect(alarms.map(({ kind }) => kind)).toEqual(['late-success']);
  expect((await audit(ledger)).problems).toEqual([]);
});

test('the host covers what a late success no longer finds in the wallet', async () => {
  const { ledger, alarms } = testLedger();
  const walletId = await walletWith(ledger, 10_000n);
  const late = await reserved(ledger, order(walletId, 1, 8_000n, { feeLimit: msat(1_000n) }));
  await markPending(ledger, late.id, 'not-found');
  await failPayment(ledger, late.id, 'failed', 'FAILURE_REASON_TIMEOUT');
  // Meanwhile 7 sat are held for another payment: they are not touched.
  const other = await reserved(ledger, order(walletId, 2, 7_000n));
  await settlePayment(ledger, late.id, { preimage: secret(1).preimage, feeMsat: msat(200n) });

  expect(await getWallet(ledger, walletId)).toMatchObject({
    balance: 7_000n,
    held: 7_000n,
  });
  expect(await getPayment(ledger, late.id)).toMatchObject({ covered: 6_000n });
  expect(alarms[0]?.detail).toContain('covered 6 sat');
  await markPending(ledger, other.id, 'not-found');
  await settlePayment(ledger, other.id, { preimage: secret(2).preimage, feeMsat: msat(0n) });
  expect(await audit(ledger)).toMatchObject({ problems: [], hostCovered: 6_000n, balances: 0n });
});

test('a fee above the limit is charged up to the limit, with an alarm', async () => {
  const { ledger, alarms } = testLedger();
  const walletId = await walletWith(ledger, 10_000n);
  const payment = await reserved(ledger, order(walletId, 1, 5_000n, { feeLimit: msat(1_000n) }));
  await markPending(ledger, payment.id, 'not-found');
  await settlePayment(ledger, payment.id, { preimage: secret(1).preimage, feeMsat: msat(9_000n) });
  expect(await getWallet(ledger, walletId)).toMatchObject({ balance: 4_000n });
  expect(alarms.map(({ kind }) => kind)).toEqual(['fee-above-limit']);
  expect((await audit(ledger)).problems).toEqual([]);
});

test('a hundred payments at once on a small balance: as many as it covers, and no more', async () => {
  const { ledger } = testLedger();
  const walletId = await walletWith(ledger, 10_000n);
  const outcomes = await Promise.all(
    Array.from({ length: 100 }, (_, n) =>
      reservePayment(ledger, order(walletId, n, 900n, { feeLimit: msat(50n) })),
    ),
  );
  // 900 msat and a limit of 50 msat, held as one whole sat.
  expect(outcomes.filter(({ kind }) => kind === 'reserved')).toHaveLength(5);
  expect(await getWallet(ledger, walletId)).toMatchObject({ held: 9_500n });
});

test('a hundred payments of one invoice at once, from several wallets: one', async () => {
  const { ledger } = testLedger();
  const wallets = await Promise.all(Array.from({ length: 5 }, () => walletWith(ledger, 10_000n)));
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, () => wallets)
      .flat()
      .map((walletId) => reservePayment(ledger, order(walletId, 1, 1_000n))),
  );
  expect(outcomes.filter(({ kind }) => kind === 'reserved')).toHaveLength(1);
  expect(outcomes.filter(({ kind }) => kind === 'in-transition')).toHaveLength(99);
});
