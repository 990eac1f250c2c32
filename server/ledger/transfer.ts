/** Moves money between two wallets of one account, at once and without a network. */
import type { Msat } from '#core/money.ts';
import { changeBalance, walletIn } from './balance.ts';
import type { WalletId } from './ids.ts';
import type { Ledger } from './ledger.ts';
import { availableMsat } from './wallet.ts';
import type { Wtx } from './wtx.ts';

export interface Transfer {
  from: WalletId;
  to: WalletId;
  amount: Msat;
  memo: string;
  /** JSON, stored with both wtxs. */
  passThru: string;
}

export type TransferOutcome =
  { ok: true; out: Wtx; in: Wtx } | { ok: false; reason: 'insufficient-funds' };

export async function transfer(ledger: Ledger, order: Transfer): Promise<TransferOutcome> {
  return ledger.database.write(async (trx) => {
    const payer = await walletIn(trx, order.from);
    if (availableMsat(payer) < order.amount) return { ok: false, reason: 'insufficient-funds' };
    const common = {
      amount: order.amount,
      label: order.memo,
      passThru: order.passThru,
      at: ledger.now(),
    };
    const debit = await changeBalance(trx, {
      ...common,
      walletId: order.from,
      type: 'ln_transfer_out',
      direction: 'debit',
    });
    const credit = await changeBalance(trx, {
      ...common,
      walletId: order.to,
      type: 'ln_transfer_in',
      direction: 'credit',
    });
    return { ok: true, out: debit, in: credit };
  });
}
