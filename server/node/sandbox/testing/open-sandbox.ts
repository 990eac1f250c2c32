/** A real sandbox network in a directory of its own, for tests. */
import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { SandboxKind } from '#core/lnpay/sandbox-kinds.ts';
import { type Msat, msat } from '#core/money.ts';
import type { CreatedInvoice, PaymentState, PayOutcome, PayRequest } from '../../lightning-node.ts';
import type { SandboxShop } from '../../sandbox-shop.ts';
import { SandboxNetwork } from '../sandbox-network.ts';

/** A signal that never aborts. */
export function patience(): AbortSignal {
  return new AbortController().signal;
}

export function temporaryDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'sandbox-'));
}

export function openSandbox(
  directory: string,
  now = () => Math.floor(Date.now() / 1000),
): Promise<SandboxNetwork> {
  const onBroken = (error: Error) => {
    throw error;
  };
  return SandboxNetwork.open({ directory, now, onBroken });
}

export function shopInvoice(
  sandbox: { shop: SandboxShop },
  kind: SandboxKind,
  amountMsat: Msat = msat(1_000_000n),
): Promise<CreatedInvoice> {
  return sandbox.shop.createInvoice({ kind, amountMsat, memo: kind, expirySeconds: 3600 });
}

export function payRequest(
  invoice: CreatedInvoice,
  amountMsat: Msat = msat(1_000_000n),
  feeLimitMsat: Msat = msat(1_000_000n),
): PayRequest {
  return { ...invoice, amountMsat, feeLimitMsat };
}

/** Asserts that a payment succeeded for this fee, and that its preimage proves it. */
export function expectPaid(
  outcome: PayOutcome | PaymentState,
  invoice: CreatedInvoice,
  feeMsat: bigint,
): void {
  expect(outcome).toMatchObject({ status: 'settled', feeMsat });
  if (outcome.status !== 'settled') return;
  const hash = createHash('sha256').update(Buffer.from(outcome.preimage, 'hex')).digest('hex');
  expect(hash).toBe(invoice.paymentHash);
}
