/** A proof that came after the payment: a plain LNPay host may list it only later. */
import type { PaymentHash } from '#core/hex.ts';
import type { Wtx } from '#core/lnpay/wire.ts';
import { checkProof } from '#core/payment/proof.ts';
import { deviceDb } from '../device-db.ts';
import type { PaymentRecord } from './payment-record.ts';

/** The record with a transaction that proves it; null unless it is settled, and lacked a proof. */
export function withProof(record: PaymentRecord, wtx: Wtx): PaymentRecord | null {
  const { progress, paymentHash } = record;
  const proves = ({ lnTx }: Wtx) =>
    checkProof(lnTx?.payment_preimage, paymentHash).kind === 'verified';
  if (progress.status !== 'settled' || proves(progress.wtx) || !proves(wtx)) return null;
  return { ...record, progress: { ...progress, wtx } };
}

/** Writes down a transaction that proves a payment. */
export async function keepProof(paymentHash: PaymentHash, wtx: Wtx): Promise<void> {
  const tx = (await deviceDb()).transaction('payments', 'readwrite');
  const record = await tx.store.get(paymentHash);
  const proven = record && withProof(record, wtx);
  await Promise.all([proven && tx.store.put(proven), tx.done]);
}
