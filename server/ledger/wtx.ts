/** LNPay's word for a wallet transaction: one change of a wallet's balance. */
import type { Msat } from '#core/money.ts';
import type { AccountId, LnTxId, WalletId, WtxId } from './ids.ts';

export type WtxType =
  | 'ln_deposit'
  | 'ln_withdrawal'
  | 'ln_transfer_in'
  | 'ln_transfer_out'
  | 'ln_network_fee'
  | 'host_credit';

export interface Wtx {
  id: WtxId;
  walletId: WalletId;
  accountId: AccountId;
  type: WtxType;
  /** In msat; negative is money that left the wallet. */
  signedAmount: bigint;
  balanceAfter: Msat;
  userLabel: string;
  lnTxId: LnTxId | null;
  /** JSON. */
  passThru: string;
  /** Unix seconds. */
  createdAt: number;
}
