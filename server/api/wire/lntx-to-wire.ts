import type { LnTxRow } from '#server/ledger/schema.ts';
import { passThruToWire } from './pass-thru-to-wire.ts';
import { wireNumber, wireSat } from './wire-number.ts';

/** LNPay's LnTx object, as it stands inside a WTX. `num_msat` is ours: the exact amount. */
export function lnTxToWire(lnTx: LnTxRow) {
  const isSettled = lnTx.settled_at !== null;
  return {
    id: lnTx.id,
    created_at: wireNumber(lnTx.created_at),
    dest_pubkey: lnTx.dest_pubkey,
    payment_request: lnTx.payment_request,
    r_hash_decoded: lnTx.payment_hash,
    memo: lnTx.memo,
    description_hash: lnTx.description_hash,
    // LNPay shows an invoice for any amount as one for 0.
    num_satoshis: wireSat(lnTx.num_msat ?? 0n),
    num_msat: lnTx.num_msat === null ? null : wireNumber(lnTx.num_msat),
    fee_msat: lnTx.fee_msat === null ? null : wireNumber(lnTx.fee_msat),
    expiry: wireNumber(lnTx.expiry),
    expires_at: wireNumber(lnTx.expires_at),
    payment_preimage: isSettled ? lnTx.preimage : null,
    settled: isSettled ? 1 : 0,
    settled_at: lnTx.settled_at === null ? null : wireNumber(lnTx.settled_at),
    is_keysend: null,
    is_amp: null,
    // LNPay fills it for keysend alone, and sends null beside every invoice.
    payment_addr: null,
    ln_node_id: 'default',
    custom_records: null,
  };
}

/** An LnTx on its own also shows the data that came with it. */
export function loneLnTxToWire(lnTx: LnTxRow) {
  return { ...lnTxToWire(lnTx), passThru: passThruToWire(lnTx.pass_thru) };
}
