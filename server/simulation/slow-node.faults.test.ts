/**
 * An honest node that is slow and whose answers get lost, under many withdrawals, rounds of the
 * reconciler and events at once, in real time. FAULTS_SLOW_RUNS=30 of them, from FAULTS_SEED=1 on.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { msat } from '#core/money.ts';
import { audit } from '#server/ledger/audit.ts';
import type { WalletId } from '#server/ledger/ids.ts';
import { walletWith } from '#server/ledger/testing/test-ledger.ts';
import { NodeUnavailable, type PayOutcome, type PayRequest } from '#server/node/lightning-node.ts';
import { createInvoice } from '#server/payments/create-invoice.ts';
import { followDeposits } from '#server/payments/deposits.ts';
import { startWithdrawal } from '#server/payments/withdraw.ts';
import {
  invoiceOf,
  testPayments,
  withdrawal,
  type TestPayments,
} from '#server/payments/testing/test-payments.ts';
import { Chance, countFromEnv } from './chance.ts';

const RUNS = countFromEnv('FAULTS_SLOW_RUNS', 30);
const FIRST_SEED = countFromEnv('FAULTS_SEED', 1);
const BALANCE = 2_000_000n;
const LASTS_MS = 700;

test(`${RUNS} crowds before a slow node`, async () => {
  const totals = { crowds: 0, withdrawals: 0, calls: 0 };
  for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed += 1) {
    const counts = await runCrowd(seed);
    totals.crowds += 1;
    totals.withdrawals += counts.withdrawals;
    totals.calls += counts.calls;
  }
  process.stdout.write(`\nSlow node: ${JSON.stringify(totals)}\n`);
});

async function runCrowd(seed: number) {
  const chance = new Chance(seed);
  const payments = await testPayments({
    settings: {
      patienceMs: 40,
      questionMs: 60,
      graceMs: 150,
      askEveryMs: 5,
      askAtMostEveryMs: 20,
    },
  });
  const { context, ledger, node, reconciler } = payments;
  const info = await node.info();
  followDeposits(context);
  node.onPaymentFinal((hash, state) => {
    reconciler.onPaymentFinal(info, hash, state).catch(() => {});
  });
  const wallets: WalletId[] = [];
  for (let n = 0; n < 3; n += 1) wallets.push(await walletWith(ledger, BALANCE));
  const slow = new SlowNode(payments, chance);
  const withdrawals = await crowd(payments, wallets, chance);
  await slow.getWell();
  for (let round = 0; round < 25; round += 1) {
    await delay(20);
    await reconciler.tick(info);
  }
  const audited = await audit(ledger);
  const alarms = payments.alarms.filter(({ kind }) => kind !== 'fee-above-limit');
  expect({
    problems: audited.problems,
    held: audited.held,
    alarms,
    // The node's money and the ledger's, to the msat.
    net: audited.nodeNet + node.spent,
    calls: context.calls.size,
  }).toEqual({ problems: [], held: 0n, alarms: [], net: 3n * BALANCE, calls: 0 });
  return { withdrawals, calls: node.calls.length };
}

/** Lets the node answer late, lose answers, and take its time with payments. */
class SlowNode {
  readonly #payments: TestPayments;
  readonly #chance: Chance;
  readonly #running: Promise<void>[] = [];

  constructor(payments: TestPayments, chance: Chance) {
    this.#payments = payments;
    this.#chance = chance;
    const { node } = payments;
    node.beforeLookup = async () => {
      if (chance.happens(0.15)) throw new NodeUnavailable('busy');
      await delay(chance.below(30));
    };
    node.script = (request, signal) => this.#pay(request, signal);
  }

  async getWell(): Promise<void> {
    this.#payments.node.beforeLookup = () => {};
    await Promise.all(this.#running);
  }

  async #pay({ paymentHash: hash }: PayRequest, signal: AbortSignal): Promise<PayOutcome> {
    const { node } = this.#payments;
    const chance = this.#chance;
    await delay(chance.below(20));
    if (chance.happens(0.15)) return { status: 'unknown', detail: 'never arrived' };
    const before = node.payments.get(hash)?.status;
    if (before === 'settled')
      return { status: 'refused', kind: 'duplicate', reason: 'invoice is already paid' };
    if (before === 'pending')
      return { status: 'refused', kind: 'duplicate', reason: 'payment is in transition' };
    const soFar = node.keepPending(hash);
    const outcome = this.#settleOrFail(hash);
    this.#running.push(outcome.then(() => {}));
    if (chance.happens(0.3)) return { status: 'unknown', detail: 'connection reset' };
    const patienceEnds = new Promise<PayOutcome>((resolve) => {
      signal.addEventListener('abort', () => resolve(soFar), { once: true });
    });
    return Promise.race([outcome, patienceEnds]);
  }

  async #settleOrFail(hash: PayRequest['paymentHash']): Promise<PayOutcome> {
    const { node } = this.#payments;
    const chance = this.#chance;
    await delay(chance.below(120));
    const outcome = chance.happens(0.5)
      ? node.settle(hash, msat(BigInt(chance.below(4_000))))
      : node.fail(hash, 'FAILURE_REASON_NO_ROUTE');
    // Events come once, twice or never.
    if (chance.happens(0.6)) node.report(hash);
    if (chance.happens(0.3)) {
      this.#running.push(delay(chance.below(60)).then(() => node.report(hash)));
    }
    return outcome;
  }
}

async function crowd(payments: TestPayments, wallets: WalletId[], chance: Chance): Promise<number> {
  const { context, node, reconciler } = payments;
  const info = await node.info();
  const foreign = Array.from({ length: 80 }, () =>
    node.foreignInvoice({ amountMsat: BigInt(1 + chance.below(30)) * 1_000n }),
  );
  const own = await Promise.all(
    wallets.map((walletId) => createInvoice(context, invoiceOf(walletId, 7_000n))),
  );
  let withdrawals = 0;
  const pay = async (paymentRequest: string) => {
    withdrawals += 1;
    await startWithdrawal(context, withdrawal(chance.oneOf(wallets), paymentRequest));
  };
  const end = performance.now() + LASTS_MS;
  const person = async () => {
    while (performance.now() < end) {
      await delay(chance.below(25));
      const what = chance.share();
      if (what < 0.6) await pay(chance.oneOf(foreign).paymentRequest);
      else if (what < 0.75) await pay(chance.oneOf(own).paymentRequest);
      else if (what < 0.8) {
        const { paymentHash: hash } = chance.oneOf(own);
        const state = await node.lookupInvoice(hash);
        if (state.status === 'open') node.receive(hash, msat(7_000n));
      } else reconciler.tick(info).catch(() => {});
    }
  };
  await Promise.all(Array.from({ length: 16 }, person));
  return withdrawals;
}
