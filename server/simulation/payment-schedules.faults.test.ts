/**
 * Random schedules of payments, deposits, lost answers, kills and clock jumps, each checked at its end.
 * FAULTS_RUNS=1000 of them, from FAULTS_SEED=1 on; a failure names its seed.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { msat } from '#core/money.ts';
import type { PaymentHash } from '#core/hex.ts';
import { findWalletPayment, listUnfinishedPayments } from '#server/ledger/payments.ts';
import { audit } from '#server/ledger/audit.ts';
import { abandonKey } from '#server/ledger/idempotency.ts';
import type { WalletId } from '#server/ledger/ids.ts';
import { walletWith } from '#server/ledger/testing/test-ledger.ts';
import type { CreatedInvoice } from '#server/node/lightning-node.ts';
import { createInvoice } from '#server/payments/create-invoice.ts';
import { applyInvoiceState, checkOpenInvoices } from '#server/payments/deposits.ts';
import { invoiceOf, withdraw, withdrawal } from '#server/payments/testing/test-payments.ts';
import { Chance, countFromEnv } from './chance.ts';
import { World } from './world.ts';

const RUNS = countFromEnv('FAULTS_RUNS', 1000);
const FIRST_SEED = countFromEnv('FAULTS_SEED', 1);
const MEMORY_DISK = '/dev/shm';

test(`${RUNS} random schedules`, async () => {
  const folder = await mkdtemp(
    path.join(existsSync(MEMORY_DISK) ? MEMORY_DISK : tmpdir(), 'lnpay-faults-'),
  );
  const totals = { schedules: 0, withdrawals: 0, settled: 0, abandoned: 0, deposits: 0, kills: 0 };
  try {
    for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed += 1) {
      const counts = await runSchedule(path.join(folder, `${seed}.db`), seed);
      totals.schedules += 1;
      totals.withdrawals += counts.withdrawals;
      totals.settled += counts.settled;
      totals.abandoned += counts.abandoned;
      totals.deposits += counts.deposits;
      totals.kills += counts.kills;
    }
  } finally {
    await rm(folder, { recursive: true });
    process.stdout.write(`\nSchedules: ${JSON.stringify(totals)}\n`);
  }
});

interface Seen {
  wallets: WalletId[];
  foreign: CreatedInvoice[];
  own: PaymentHash[];
  ownRequests: Map<PaymentHash, string>;
  /** What a client got an answer for that says paid. */
  acknowledged: { walletId: WalletId; hash: PaymentHash }[];
  withdrawals: number;
  abandoned: number;
  received: Set<PaymentHash>;
}

async function runSchedule(file: string, seed: number) {
  const chance = new Chance(seed);
  const world = new World(file, chance);
  await world.start(false);
  const seen: Seen = {
    wallets: [],
    foreign: Array.from({ length: 5 }, () => world.node.foreignInvoice({ amountMsat: 20_000n })),
    own: [],
    ownRequests: new Map(),
    acknowledged: [],
    withdrawals: 0,
    abandoned: 0,
    received: new Set(),
  };
  for (let n = 0; n < 3; n += 1) {
    seen.wallets.push(await walletWith(world.server.ledger, 60_000n));
  }
  const start = 180_000n;
  for (let round = 0; round < 6; round += 1) {
    if (world.isDead || chance.happens(0.3)) {
      await world.stop();
      await world.start(true);
    }
    const steps = Array.from({ length: 1 + chance.below(5) }, () => step(world, chance, seen));
    await Promise.all(steps.map((done) => done.catch(() => {})));
    if (chance.happens(0.3)) world.jumpClock();
  }
  await world.stop();
  await world.start(false);
  await world.settleEverything();
  await checkOpenInvoices(world.server.context);
  await expectTruth(world, seen, start, seed);
  const settled = seen.acknowledged.length;
  await world.stop();
  return { ...seen, settled, deposits: seen.received.size, kills: world.kills };
}

async function step(world: World, chance: Chance, seen: Seen): Promise<void> {
  const { context, reconciler, node } = { ...world.server, node: world.node };
  const walletId = chance.oneOf(seen.wallets);
  switch (chance.below(8)) {
    case 0: {
      const invoice = await createInvoice(context, invoiceOf(walletId, 5_000n));
      seen.own.push(invoice.paymentHash);
      seen.ownRequests.set(invoice.paymentHash, invoice.paymentRequest);
      return;
    }
    case 1: {
      const hash = seen.own[chance.below(seen.own.length + 1)];
      // A node takes the money for an invoice once, and none for one that is closed.
      if (hash === undefined || seen.received.has(hash) || node.isCanceled(hash)) return;
      seen.received.add(hash);
      node.receive(hash, msat(5_000n), { silently: true });
      return applyInvoiceState(context, hash, await node.lookupInvoice(hash));
    }
    case 2:
      return reconciler.tick(await node.info());
    case 3: {
      const hash = chance.oneOf(seen.foreign).paymentHash;
      if (node.payments.get(hash)?.status === 'pending') world.endPayment(hash);
      return reconciler.onPaymentFinal(
        await node.info(),
        hash,
        node.payments.get(hash) ?? { status: 'not-found' },
      );
    }
    default:
      return payOne(world, chance, seen, walletId);
  }
}

async function payOne(world: World, chance: Chance, seen: Seen, walletId: WalletId) {
  const { context, ledger } = world.server;
  const ownRequest = [...seen.ownRequests.entries()][chance.below(seen.ownRequests.size + 1)];
  const foreign = chance.oneOf(seen.foreign);
  const [hash, request] =
    ownRequest && chance.happens(0.4)
      ? ownRequest
      : ([foreign.paymentHash, foreign.paymentRequest] as const);
  const key = `K${chance.below(12)}`;
  const idempotencyKey = chance.happens(0.6) ? { key, fingerprint: request } : null;
  if (idempotencyKey && chance.happens(0.15)) {
    const abandoned = await abandonKey(ledger, walletId, key);
    if (abandoned.kind === 'refusal') seen.abandoned += 1;
  }
  seen.withdrawals += 1;
  const answer = await withdraw(
    context,
    withdrawal(walletId, request, {
      feeLimit: msat(BigInt(chance.below(3) * 1_000)),
      idempotencyKey,
    }),
  );
  if (typeof answer !== 'string' && answer.status === 'settled') {
    seen.acknowledged.push({ walletId, hash });
  }
}

async function expectTruth(world: World, seen: Seen, start: bigint, seed: number): Promise<void> {
  const { ledger } = world.server;
  const audited = await audit(ledger);
  const ofSeed = `seed ${seed}`;
  expect(audited.problems, ofSeed).toEqual([]);
  expect(audited.nodeNet, `${ofSeed}: node and ledger`).toBe(start - world.node.spent);
  expect(audited.held, `${ofSeed}: held`).toBe(0n);
  expect(await listUnfinishedPayments(ledger), ofSeed).toEqual([]);
  // The node never contradicts itself here, so nothing called failed may turn out to be paid.
  expect(world.alarms, ofSeed).toEqual([]);
  for (const { walletId, hash } of seen.acknowledged) {
    expect((await findWalletPayment(ledger, walletId, hash))?.status, ofSeed).toBe('settled');
  }
}
