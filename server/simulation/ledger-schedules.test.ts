/** Random schedules of everything that can happen to money, many at once, checked by the audit. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { msat } from '#core/money.ts';
import { listAttempts, markPending } from '#server/ledger/payments.ts';
import { audit } from '#server/ledger/audit.ts';
import { creditDeposit } from '#server/ledger/invoices.ts';
import { closeLedger, type Ledger } from '#server/ledger/ledger.ts';
import type { WalletId } from '#server/ledger/ids.ts';
import { reservePayment } from '#server/ledger/reserve-payment.ts';
import type { Payment } from '#server/ledger/payment.ts';
import { settleInside } from '#server/ledger/settle-inside.ts';
import { failPayment, settlePayment } from '#server/ledger/finish-payment.ts';
import {
  invoice,
  order,
  OUR_NODE,
  ownInvoice,
  secret,
  testLedger,
  walletWith,
} from '#server/ledger/testing/test-ledger.ts';
import { transfer } from '#server/ledger/transfer.ts';

const WALLETS = 3;
const HASHES = 6;
/** The hashes from here on are invoices of our own wallets. */
const OWN_HASHES = 100;

const walletNumber = fc.nat(WALLETS - 1);
const hashNumber = fc.nat(HASHES - 1);
const amount = fc.bigInt(1n, 30_000n);

const event = fc.oneof(
  fc.record({
    do: fc.constant('pay' as const),
    wallet: walletNumber,
    hash: hashNumber,
    amount,
    feeLimit: fc.option(fc.bigInt(0n, 5_000n)),
  }),
  fc.record({ do: fc.constant('submit' as const), hash: hashNumber }),
  fc.record({ do: fc.constant('succeed' as const), hash: hashNumber, fee: fc.bigInt(0n, 7_000n) }),
  fc.record({ do: fc.constant('fail' as const), hash: hashNumber }),
  fc.record({ do: fc.constant('pay inside' as const), wallet: walletNumber, hash: hashNumber }),
  fc.record({ do: fc.constant('deposit' as const), hash: hashNumber, amount }),
  fc.record({
    do: fc.constant('transfer' as const),
    wallet: walletNumber,
    to: walletNumber,
    amount,
  }),
);
type Happening = typeof event extends fc.Arbitrary<infer E> ? E : never;

test('no schedule loses, makes or doubles a millisatoshi', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(event, { maxLength: 6 }), { maxLength: 25 }),
      async (rounds) => {
        const world = await newWorld();
        for (const round of rounds) {
          await Promise.all(round.map((happening) => happen(world, happening)));
          const audited = await audit(world.ledger);
          expect(audited.problems).toEqual([]);
          expect(audited.nodeNet).toBe(world.nodeBalance);
          expect(audited.held <= audited.balances).toBe(true);
        }
        await closeLedger(world.ledger);
      },
    ),
    { numRuns: 60 },
  );
});

interface World {
  ledger: Ledger;
  wallets: WalletId[];
  nodeBalance: bigint;
  /** What came over Lightning, by the number of the hash. */
  arrived: Map<number, bigint>;
}

async function newWorld(): Promise<World> {
  const { ledger } = testLedger();
  const wallets = [];
  for (let n = 0; n < WALLETS; n += 1) wallets.push(await walletWith(ledger, 50_000n));
  const world: World = { ledger, wallets, nodeBalance: 150_000n, arrived: new Map() };
  for (let n = 0; n < HASHES; n += 1) {
    await ownInvoice(ledger, wallet(world, n % WALLETS), OWN_HASHES + n, msat(3_000n));
  }
  return world;
}

function wallet(world: World, n: number): WalletId {
  const id = world.wallets[n];
  if (!id) throw new Error(`no wallet ${n}`);
  return id;
}

async function happen(world: World, happening: Happening): Promise<void> {
  const { ledger } = world;
  switch (happening.do) {
    case 'pay': {
      const feeLimit = happening.feeLimit === null ? null : msat(happening.feeLimit);
      await reservePayment(
        ledger,
        order(wallet(world, happening.wallet), happening.hash, happening.amount, { feeLimit }),
      );
      return;
    }
    case 'submit': {
      const payment = await attemptAt(world, happening.hash);
      if (payment?.status === 'submitting')
        await markPending(ledger, payment.id, 'not-found').catch(() => {});
      return;
    }
    case 'succeed': {
      // The node settles what was sent to it: what is submitted, or what was wrongly called failed.
      const payment = await attemptAt(world, happening.hash);
      if (!payment || payment.status === 'submitting') return;
      const fee = msat(happening.fee);
      const { preimage } = secret(happening.hash);
      const isNew = await settlePayment(ledger, payment.id, { preimage, feeMsat: fee }).catch(
        () => false,
      );
      if (isNew) world.nodeBalance -= payment.amount + fee;
      return;
    }
    case 'fail': {
      const payment = await attemptAt(world, happening.hash);
      if (payment) await failPayment(ledger, payment.id, 'failed', 'FAILURE_REASON_NO_ROUTE');
      return;
    }
    case 'pay inside': {
      const n = OWN_HASHES + happening.hash;
      const reservation = await reservePayment(
        ledger,
        order(wallet(world, happening.wallet), n, 3_000n, {
          isInside: true,
          invoice: invoice(n, 3_000n),
        }),
      );
      if (reservation.kind !== 'reserved') return;
      const outcome = await settleInside(ledger, reservation.payment.id, secret(n).preimage);
      if (outcome !== 'settled')
        await failPayment(ledger, reservation.payment.id, 'never-sent', outcome);
      return;
    }
    case 'deposit': {
      // Lightning pays a hash once; the node may report it any number of times.
      const arrived = world.arrived.get(happening.hash) ?? happening.amount;
      if (!world.arrived.has(happening.hash)) world.nodeBalance += arrived;
      world.arrived.set(happening.hash, arrived);
      const own = secret(OWN_HASHES + happening.hash);
      await creditDeposit(ledger, { ...own, amountMsat: msat(arrived) });
      return;
    }
    case 'transfer': {
      const { wallet: from, to } = happening;
      if (from === to) return;
      await transfer(ledger, {
        from: wallet(world, from),
        to: wallet(world, to),
        amount: msat(happening.amount),
        memo: '',
        passThru: '{}',
      });
    }
  }
}

async function attemptAt(world: World, hash: number): Promise<Payment | undefined> {
  const attempts = await listAttempts(world.ledger, OUR_NODE, secret(hash).paymentHash);
  return attempts.find(({ status }) => status !== 'failed') ?? attempts[0];
}
