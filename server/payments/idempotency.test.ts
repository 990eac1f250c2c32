import { describe, expect, test } from 'vitest';
import { msat } from '#core/money.ts';
import { audit } from '#server/ledger/audit.ts';
import { abandonKey, forgetOldKeys, lookUpKey } from '#server/ledger/idempotency.ts';
import { openLedger } from '#server/ledger/ledger.ts';
import { getWallet } from '#server/ledger/wallets.ts';
import { deposit, walletWith } from '#server/ledger/testing/test-ledger.ts';
import { testPayments, withdraw, withdrawal } from './testing/test-payments.ts';

const key = { key: 'K1', fingerprint: 'a' };

test('the same key and request give the same payment, paid once', async () => {
  const { context, ledger, node } = await testPayments();
  const walletId = await walletWith(ledger, 100_000n);
  const { paymentRequest } = node.foreignInvoice({ amountMsat: 1_000n });
  const request = withdrawal(walletId, paymentRequest, { idempotencyKey: key });
  const answers = await Promise.all([1, 2, 3].map(() => withdraw(context, request)));
  answers.push(await withdraw(context, request));
  expect(answers).toEqual(answers.map(() => answers[0]));
  expect(answers[0]).toMatchObject({ status: 'settled', idempotencyKey: 'K1' });
  expect(node.calls).toHaveLength(1);
});

test('a failed payment is not tried again under its key', async () => {
  const { context, ledger, node } = await testPayments();
  const walletId = await walletWith(ledger, 100_000n);
  const { paymentRequest } = node.foreignInvoice({ amountMsat: 1_000n });
  node.script = () => ({ status: 'failed', reason: 'FAILURE_REASON_NO_ROUTE' });
  const request = withdrawal(walletId, paymentRequest, { idempotencyKey: key });
  await withdraw(context, request);
  expect(await withdraw(context, request)).toMatchObject({ status: 'failed' });
  expect(node.calls).toHaveLength(1);
});

test('a refusal stays a refusal under its key, whatever has changed since', async () => {
  const { context, ledger, node } = await testPayments();
  const walletId = await walletWith(ledger, 1_000n);
  const { paymentRequest } = node.foreignInvoice({ amountMsat: 5_000n });
  const request = withdrawal(walletId, paymentRequest, {
    idempotencyKey: key,
    feeLimit: msat(0n),
  });
  const refusal = 'Invoice too large :) Max balance: 1';
  expect(await withdraw(context, request)).toBe(refusal);
  await deposit(ledger, walletId, msat(50_000n));
  expect(await withdraw(context, request)).toBe(refusal);
  expect(await getWallet(ledger, walletId)).toMatchObject({ held: 0n });
});

test('the same key with another request is a conflict', async () => {
  const { context, ledger, node } = await testPayments();
  const walletId = await walletWith(ledger, 100_000n);
  const { paymentRequest } = node.foreignInvoice({ amountMsat: 1_000n });
  await withdraw(context, withdrawal(walletId, paymentRequest, { idempotencyKey: key }));
  const other = { key: 'K1', fingerprint: 'b' };
  expect(
    await withdraw(context, withdrawal(walletId, paymentRequest, { idempotencyKey: other })),
  ).toBe('key-conflict');
});

test('a key belongs to its wallet', async () => {
  const { context, ledger, node } = await testPayments();
  for (let n = 0; n < 2; n += 1) {
    const walletId = await walletWith(ledger, 100_000n);
    const { paymentRequest } = node.foreignInvoice({ amountMsat: 1_000n });
    const request = withdrawal(walletId, paymentRequest, { idempotencyKey: key });
    expect(await withdraw(context, request)).toMatchObject({ status: 'settled' });
  }
});

test('an abandoned request is refused when it arrives after all, however often', async () => {
  const { context, ledger, node } = await testPayments();
  const walletId = await walletWith(ledger, 100_000n);
  const { paymentRequest } = node.foreignInvoice({ amountMsat: 1_000n });
  const abandoned = await abandonKey(ledger, walletId, 'K1');
  expect(abandoned).toMatchObject({ kind: 'refusal', message: expect.stringMatching(/abandoned/) });
  const request = withdrawal(walletId, paymentRequest, { idempotencyKey: key });
  const answers = await Promise.all([withdraw(context, request), withdraw(context, request)]);
  expect(answers).toEqual(answers.map(() => expect.stringMatching(/abandoned by the payer/)));
  expect(node.calls).toEqual([]);
  const retry = { key: 'K2', fingerprint: 'a' };
  expect(
    await withdraw(context, withdrawal(walletId, paymentRequest, { idempotencyKey: retry })),
  ).toMatchObject({ status: 'settled' });
});

test('a request that arrived cannot be abandoned', async () => {
  const { context, ledger, node } = await testPayments();
  const walletId = await walletWith(ledger, 100_000n);
  const { paymentRequest } = node.foreignInvoice({ amountMsat: 1_000n });
  const request = withdrawal(walletId, paymentRequest, { idempotencyKey: key });
  const [payment, answer] = await Promise.all([
    withdraw(context, request),
    abandonKey(ledger, walletId, 'K1').then(async (first) => ({
      first,
      later: await abandonKey(ledger, walletId, 'K1'),
    })),
  ]);
  // Whichever was first: paid and said so, or abandoned and not paid.
  expect(answer.later).toEqual(answer.first);
  expect(answer.first.kind).toBe(typeof payment === 'string' ? 'refusal' : 'payment');
  expect(node.calls).toHaveLength(answer.first.kind === 'payment' ? 1 : 0);
  expect((await audit(ledger)).problems).toEqual([]);
});

describe('an abandoned key', () => {
  const DAY = 24 * 3600;
  const START = 1_800_000_000;

  /** The process has run for `ran` since `began`; the key was abandoned at `at`, the clock says `clock`. */
  async function isKept(times: { began: number; ran: number; at: number; clock: number }) {
    let now = times.at;
    const ledger = openLedger(':memory:', { now: () => now });
    const walletId = await walletWith(ledger, 0n);
    await abandonKey(ledger, walletId, 'K1');
    now = times.clock;
    const steady = { timeOrigin: times.began * 1000, now: () => times.ran * 1000 };
    await forgetOldKeys(ledger, steady);
    return (await lookUpKey(ledger, walletId, key)).kind === 'refusal';
  }

  test('is forgotten after seven days', async () => {
    const times = { began: START, ran: 8 * DAY, clock: START + 8 * DAY };
    expect(await isKept({ ...times, at: START + DAY / 2 })).toBe(false);
    expect(await isKept({ ...times, at: START + 2 * DAY })).toBe(true);
  });

  test.each([
    ['while the server runs', { began: START, ran: 20 * DAY, at: START + 20 * DAY - 60 }],
    ['and the server is started again', { began: START + 40 * DAY, ran: 60, at: START }],
  ])('stays when the clock jumps ahead %s', async (_when, times) => {
    expect(await isKept({ ...times, clock: START + 40 * DAY })).toBe(true);
  });

  test('stays when the server began while the clock was ahead, and the clock is back', async () => {
    const times = { began: START + 40 * DAY, ran: 10 * DAY, clock: START + 10 * DAY };
    expect(await isKept({ ...times, at: START + 9 * DAY })).toBe(true);
  });
});
