/**
 * Records of release 0.1, read as they were written then: a settled payment was kept as the host's
 * transaction, and `progress` was the name of its state.
 */
import * as v from 'valibot';
import { isNodePubkey, isPaymentHash, type NodePubkey, type PaymentHash } from '#core/hex.ts';
import { settledPayment } from '#core/lnpay/settled-wtx.ts';
import { wtxSchema } from '#core/lnpay/wire.ts';
import { isMsat, type Msat } from '#core/money.ts';
import type { FailureCause } from '#core/payment/failure.ts';
import { checkProof } from '#core/payment/proof.ts';
import type { PaymentState, UnknownWhy } from '#core/payment/payment-state.ts';
import type { SettledPayment } from '#core/payment/settled-payment.ts';
import type { PaymentRecord } from './payment-record.ts';

const msatSchema = v.custom<Msat>((value) => typeof value === 'bigint' && isMsat(value));

const recordSchema = v.looseObject({
  paymentHash: v.custom<PaymentHash>((value) => typeof value === 'string' && isPaymentHash(value)),
  paymentRequest: v.string(),
  payee: v.custom<NodePubkey>((value) => typeof value === 'string' && isNodePubkey(value)),
  memo: v.nullable(v.string()),
  host: v.string(),
  walletId: v.string(),
  amountMsat: msatSchema,
  feeLimitMsat: msatSchema,
  startedAt: v.number(),
  idempotencyKey: v.exactOptional(v.string()),
  progress: v.unknown(),
});
type OldRecord = v.InferOutput<typeof recordSchema>;

const progressSchema = v.variant('status', [
  v.object({ status: v.literal('submitting') }),
  v.object({ status: v.literal('pending') }),
  v.object({
    status: v.literal('unknown'),
    why: v.custom<UnknownWhy>((value) => typeof value === 'string'),
    nodeText: v.string(),
  }),
  v.object({ status: v.literal('settled'), wtx: v.unknown(), settledAt: v.number() }),
  v.object({
    status: v.literal('failed'),
    failure: v.object({
      cause: v.custom<FailureCause>((value) => typeof value === 'string'),
      nodeText: v.string(),
    }),
    failedAt: v.number(),
  }),
]);

/**
 * The record as this release keeps it; null when it is no record of a payment. What cannot be read of
 * its state stays in it under its old name.
 */
export function upgradeRecord(old: unknown): PaymentRecord | null {
  const parsed = v.safeParse(recordSchema, old);
  if (!parsed.success) return null;
  const { progress: _progress, ...rest } = parsed.output;
  const { state, isWhole } = upgradeState(parsed.output);
  return isWhole ? { ...rest, state } : { ...parsed.output, state };
}

/** `isWhole` unless something of the old state could not be read. */
function upgradeState(record: OldRecord): { state: PaymentState; isWhole: boolean } {
  const parsed = v.safeParse(progressSchema, record.progress);
  if (!parsed.success) {
    // The host will say what became of it.
    const state = { status: 'unknown', why: 'broken-answer', nodeText: '' } as const;
    return { state, isWhole: false };
  }
  const progress = parsed.output;
  switch (progress.status) {
    case 'settled': {
      const wtx = v.safeParse(wtxSchema, progress.wtx);
      const settlement = wtx.success
        ? settledPayment(wtx.output, record)
        : settledAsRecorded(record, progress.wtx, progress.settledAt);
      return {
        state: { status: 'settled', settlement, at: progress.settledAt },
        isWhole: wtx.success,
      };
    }
    case 'failed': {
      const { failure, failedAt } = progress;
      return { state: { status: 'failed', failure, at: failedAt }, isWhole: true };
    }
    case 'submitting':
    case 'pending':
    case 'unknown':
      return { state: progress, isWhole: true };
  }
}

const proofSchema = v.looseObject({ lnTx: v.looseObject({ payment_preimage: v.string() }) });

/** A settled payment whose transaction cannot be read: it stays settled, as far as the record knows. */
function settledAsRecorded(record: OldRecord, wtx: unknown, settledAt: number): SettledPayment {
  const given = v.safeParse(proofSchema, wtx);
  return {
    paymentHash: record.paymentHash,
    ids: { wtxId: '', lnTxId: null },
    amount: record.amountMsat,
    debited: record.amountMsat,
    fee: null,
    proof: checkProof(
      given.success ? given.output.lnTx.payment_preimage : null,
      record.paymentHash,
    ),
    settledAt,
    memo: record.memo,
    memoIsHash: record.memo === null,
    payee: record.payee,
    paymentRequest: record.paymentRequest,
    wallet: null,
    balance: null,
    passThru: null,
  };
}
