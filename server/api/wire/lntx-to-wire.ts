import type { LnTxAnswer, OwnLnTxAnswer } from '#core/lnpay/answers/ln-tx.ts';
import type { LnTx } from '#server/ledger/ln-tx.ts';
import { passThruToWire } from './pass-thru-to-wire.ts';
import { wireNumber, wireSat } from './wire-number.ts';

export function lnTxToWire(lnTx: LnTx): LnTxAnswer {
  const settled = lnTx.status === 'settled' ? lnTx : null;
  return {
    id: lnTx.id,
    created_at: lnTx.createdAt,
    dest_pubkey: lnTx.payee,
    payment_request: lnTx.paymentRequest,
    r_hash_decoded: lnTx.paymentHash,
    memo: lnTx.memo,
    description_hash: lnTx.descriptionHash,
    // LNPay shows an invoice for any amount as one for 0.
    num_satoshis: wireSat(lnTx.amount ?? 0n),
    num_msat: lnTx.amount === null ? null : wireNumber(lnTx.amount),
    fee_msat: settled && wireNumber(settled.fee),
    expiry: lnTx.expiry,
    expires_at: lnTx.expiresAt,
    payment_preimage: settled && settled.preimage,
    settled: settled ? 1 : 0,
    settled_at: settled && settled.settledAt,
    is_keysend: null,
    is_amp: null,
    // LNPay fills it for keysend alone, and sends null beside every invoice.
    payment_addr: null,
    ln_node_id: 'default',
    custom_records: null,
  };
}

export function ownLnTxToWire(lnTx: LnTx): OwnLnTxAnswer {
  return { ...lnTxToWire(lnTx), passThru: passThruToWire(lnTx.passThru) };
}
