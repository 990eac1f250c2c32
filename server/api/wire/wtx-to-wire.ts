import type { WtxAnswer } from '#core/lnpay/answers/wtx.ts';
import type { LnTx } from '#server/ledger/ln-tx.ts';
import type { UnfinishedPayment } from '#server/ledger/payment.ts';
import type { WtxView } from '#server/ledger/transactions.ts';
import type { Wallet } from '#server/ledger/wallet.ts';
import type { WtxType } from '#server/ledger/wtx.ts';
import { lnTxToWire } from './lntx-to-wire.ts';
import { passThruToWire } from './pass-thru-to-wire.ts';
import { walletToWire } from './wallet-to-wire.ts';
import { wireNumber, wireSat } from './wire-number.ts';

const DISPLAY_NAMES: Record<WtxType, string> = {
  ln_deposit: 'LN Deposit',
  ln_withdrawal: 'LN Withdrawal',
  ln_transfer_in: 'LN Transfer In',
  ln_transfer_out: 'LN Transfer Out',
  ln_network_fee: 'LN Network Fee',
  host_credit: 'Covered by the host',
};

export function wtxToWire({ wtx, wallet, lnTx }: WtxView): WtxAnswer {
  return {
    id: wtx.id,
    created_at: wtx.createdAt,
    num_satoshis: wireSat(wtx.signedAmount),
    num_msat: wireNumber(wtx.signedAmount),
    balance_after_msat: wireNumber(wtx.balanceAfter),
    user_label: wtx.userLabel,
    wal: walletToWire(wallet),
    wtxType: wtxType(wtx.type),
    lnTx: lnTx ? lnTxToWire(lnTx) : null,
    passThru: passThruToWire(wtx.passThru),
  };
}

/** The WTX that a pending payment will have: not settled yet, and not among the transactions. */
export function pendingWtxToWire(
  payment: UnfinishedPayment,
  lnTx: LnTx,
  wallet: Wallet,
): WtxAnswer {
  return {
    id: payment.wtxId,
    created_at: payment.createdAt,
    num_satoshis: wireSat(-BigInt(payment.amount)),
    num_msat: wireNumber(-BigInt(payment.amount)),
    balance_after_msat: null,
    user_label: lnTx.memo ?? '',
    wal: walletToWire(wallet),
    wtxType: wtxType('ln_withdrawal'),
    lnTx: lnTxToWire(lnTx),
    passThru: passThruToWire(payment.passThru),
  };
}

function wtxType(name: WtxType): WtxAnswer['wtxType'] {
  const layer = name === 'host_credit' ? 'wallet' : 'ln';
  return { layer, name, display_name: DISPLAY_NAMES[name] };
}
