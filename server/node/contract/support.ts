/** Short forms for the contract's tests. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { PaymentHash } from '#core/hex.ts';
import { finalFailure } from '#core/lnpay/node-words.ts';
import { msat, type Msat } from '#core/money.ts';
import type { FailureCause } from '#core/payment/failure.ts';
import type {
  CreatedInvoice,
  FinalPayment,
  LightningNode,
  PaymentState,
  PayOutcome,
  PayRequest,
  SettledInvoice,
} from '../lightning-node.ts';
import type { Capability, Suite } from './harness.ts';

/** 1000 sat. */
export const AMOUNT = msat(1_000_000n);

export function payRequest(
  invoice: CreatedInvoice,
  amountMsat: Msat = AMOUNT,
  feeLimitMsat: Msat = amountMsat,
): PayRequest {
  return { ...invoice, amountMsat, feeLimitMsat };
}

/** Waits for the outcome, however long it takes. */
export function pay(node: LightningNode, request: PayRequest): Promise<PayOutcome> {
  return node.pay(request, new AbortController().signal);
}

export function hashOf(preimage: string): string {
  return createHash('sha256').update(Buffer.from(preimage, 'hex')).digest('hex');
}

/** Asserts that a payment is settled within its fee limit and proves itself. Returns its fee. */
export function settledFee(state: PayOutcome | PaymentState, request: PayRequest): Msat {
  if (state.status !== 'settled') throw new Error(`not settled: ${JSON.stringify(state)}`);
  expect(hashOf(state.preimage)).toBe(request.paymentHash);
  expect(state.feeMsat).toBeGreaterThanOrEqual(0n);
  expect(state.feeMsat).toBeLessThanOrEqual(request.feeLimitMsat);
  return state.feeMsat;
}

/** Asserts that no money moved, for this cause, and that the node still says so when asked later. */
export async function expectNotPaid(
  node: LightningNode,
  paymentHash: PaymentHash,
  outcome: PayOutcome,
  cause: FailureCause,
): Promise<void> {
  expect(outcome).toMatchObject(
    outcome.status === 'refused' ? { kind: 'other' } : { status: 'failed' },
  );
  expect(causeOf(outcome)).toBe(cause);
  const state = await node.lookupPayment(paymentHash);
  expect(state).toEqual(outcome.status === 'refused' ? { status: 'not-found' } : outcome);
}

/** Asserts that the node refused before it began, for this cause. */
export async function expectRefused(
  node: LightningNode,
  request: PayRequest,
  cause: FailureCause,
): Promise<void> {
  const outcome = await pay(node, request);
  expect(outcome).toMatchObject({ status: 'refused', kind: 'other' });
  await expectNotPaid(node, request.paymentHash, outcome, cause);
}

/** What the node's words stand for, as a wallet reads them. */
export function causeOf(answer: object): FailureCause | undefined {
  return 'reason' in answer ? finalFailure(String(answer.reason))?.cause : undefined;
}

/** Resolves when the node says that it is sending the payment. */
export async function untilPending(node: LightningNode, paymentHash: PaymentHash): Promise<void> {
  await expect
    .poll(() => node.lookupPayment(paymentHash), { timeout: 20_000 })
    .toEqual({ status: 'pending' });
}

/** Resolves with the end of a payment, as the node reports it unasked. */
export function reportedEnd(node: LightningNode, paymentHash: PaymentHash): Promise<FinalPayment> {
  return new Promise((resolve) => {
    const stop = node.onPaymentFinal((hash, state) => {
      if (hash !== paymentHash) return;
      stop();
      resolve(state);
    });
  });
}

/** Resolves with the settlement of an invoice of the node, and accepts it. */
export function reportedSettlement(
  node: LightningNode,
  paymentHash: PaymentHash,
): Promise<SettledInvoice> {
  return new Promise((resolve) => {
    const stop = node.onInvoiceSettled((invoice) => {
      if (invoice.paymentHash !== paymentHash) return;
      stop();
      resolve(invoice);
    });
  });
}

/** A test of nodes that have these capabilities; skipped for one that lacks any, saying why. */
export function testWith(
  { lacks }: Suite,
  capabilities: Capability | Capability[],
  name: string,
  run: () => Promise<void>,
): void {
  const lacking = [capabilities].flat().find((capability) => lacks[capability] !== undefined);
  if (lacking === undefined) test(name, run);
  else test.skip(`${name} (without ${lacking}: ${lacks[lacking]})`);
}

/** A test of the answer that takes the place of a capability the node lacks. */
export function testWithout(
  { lacks }: Suite,
  capability: Capability,
  name: string,
  run: () => Promise<void>,
): void {
  if (lacks[capability] !== undefined) test(`without ${capability}: ${name}`, run);
}
