/**
 * A server's ledger and payments over a scripted node, killed and started again in one process. The
 * node lives on; what a killed incarnation had not committed is rolled back, and nothing it does
 * later reaches its database.
 */
import { msat } from '#core/money.ts';
import type { PaymentHash } from '#core/hex.ts';
import type { Alarm } from '#server/ledger/alarm.ts';
import { raiseAlarm } from '#server/ledger/alarms.ts';
import { listUnfinishedPayments } from '#server/ledger/payments.ts';
import { openKillableLedger, type Life } from '#server/ledger/testing/killable-ledger.ts';
import { LEDGER_FAULT_POINTS, type LedgerFaultPoint } from '#server/lib/fault-points.ts';
import { NodeUnavailable, type PayOutcome, type PayRequest } from '#server/node/lightning-node.ts';
import { FakeNode } from '#server/node/testing/fake-node.ts';
import { testPayments, type TestPayments } from '#server/payments/testing/test-payments.ts';
import type { Chance } from './chance.ts';

const GRACE_MS = 60_000;

export class World {
  readonly alarms: Alarm[] = [];
  kills = 0;
  readonly node: FakeNode;
  readonly #file: string;
  readonly #chance: Chance;
  /** A clock that jumps, in seconds. */
  #clock = 1_800_000_000;
  #fatal: { point: LedgerFaultPoint; left: number } | null = null;
  #now: TestPayments | null = null;
  #life: Life = { isOver: true };

  constructor(file: string, chance: Chance) {
    this.#file = file;
    this.#chance = chance;
    this.node = new FakeNode(() => 1_800_000_000);
    this.node.script = (request) => this.#pay(request);
    this.node.beforeLookup = () => {
      if (chance.happens(0.1)) throw new NodeUnavailable('restarting');
    };
  }

  get server(): TestPayments {
    if (!this.#now) throw new Error('no server runs');
    return this.#now;
  }

  /** Starts an incarnation; it may be set to die at a point. */
  async start(isMortal: boolean): Promise<void> {
    this.#fatal =
      isMortal && this.#chance.happens(0.7)
        ? { point: this.#chance.oneOf(LEDGER_FAULT_POINTS), left: 1 + this.#chance.below(3) }
        : null;
    const life: Life = { isOver: false };
    this.#life = life;
    const ledger = openKillableLedger(this.#file, life, {
      now: () => this.#clock,
      onAlarm: (alarm) => this.alarms.push(alarm),
      faultPoint: (point) => this.#faultPoint(life, point),
    });
    this.#now = await testPayments({ ledger, node: this.node, settings: { patienceMs: 3 } });
    await this.#now.reconciler.recover(await this.node.info()).catch(() => {});
  }

  get isDead(): boolean {
    return this.#life.isOver;
  }

  async stop(): Promise<void> {
    this.#life.isOver = true;
    this.server.context.closing.abort();
    // Its last transaction is rolled back by then.
    await new Promise((resolve) => setImmediate(resolve));
    await this.server.ledger.database.close();
  }

  jumpClock(): void {
    this.#clock = 1_800_000_000 + this.#chance.below(3_000);
  }

  /** Every payment on its way ends, the grace passes, and the reconciler asks about what is left. */
  async settleEverything(): Promise<void> {
    this.node.beforeLookup = () => {};
    for (const [hash, { status }] of this.node.payments) {
      if (status === 'pending') this.endPayment(hash);
    }
    const { reconciler, later, ledger } = this.server;
    const info = await this.node.info();
    for (let round = 0; round < 20; round += 1) {
      await reconciler.tick(info);
      if ((await listUnfinishedPayments(ledger)).length === 0) return;
      later(GRACE_MS + 1);
    }
    await raiseAlarm(ledger, { kind: 'payment-stuck', subject: 'test', detail: 'never ends' });
  }

  endPayment(hash: PaymentHash): void {
    const limit = this.node.calls.findLast((call) => call.paymentHash === hash)?.feeLimitMsat ?? 0n;
    const fee = this.#fee();
    if (fee <= limit && this.#chance.happens(0.7)) this.node.settle(hash, fee);
    else this.node.fail(hash, 'FAILURE_REASON_TIMEOUT');
  }

  #faultPoint(life: Life, point: LedgerFaultPoint): void {
    if (this.#fatal?.point !== point) return;
    this.#fatal.left -= 1;
    if (this.#fatal.left > 0) return;
    life.isOver = true;
    this.kills += 1;
  }

  #fee() {
    return msat(BigInt(this.#chance.below(2_000)));
  }

  /** As real nodes: one payment a hash, and now and then an answer that gets lost. */
  async #pay({ paymentHash, feeLimitMsat }: PayRequest): Promise<PayOutcome> {
    const before = this.node.payments.get(paymentHash)?.status;
    if (before === 'settled')
      return { status: 'refused', kind: 'duplicate', reason: 'invoice is already paid' };
    if (before === 'pending')
      return { status: 'refused', kind: 'duplicate', reason: 'payment is in transition' };
    if (this.#chance.happens(0.3)) await new Promise((resolve) => setImmediate(resolve));
    const fee = this.#fee();
    const canPay = fee <= feeLimitMsat && this.#chance.happens(0.7);
    if (this.#chance.happens(0.1)) throw new Error('the call never reached the node');
    if (this.#chance.happens(0.25)) return this.node.keepPending(paymentHash);
    const outcome = canPay
      ? this.node.settle(paymentHash, fee)
      : this.node.fail(paymentHash, 'FAILURE_REASON_NO_ROUTE');
    if (this.#chance.happens(0.3)) this.node.report(paymentHash);
    return this.#chance.happens(0.15)
      ? { status: 'unknown', detail: 'the answer was lost' }
      : outcome;
  }
}
