import type { WalletRow } from '#server/ledger/schema.ts';
import { wireNumber, wireSat } from './wire-number.ts';

/**
 * LNPay's wallet object. `held_msat` is ours: money held for payments on their way. By its being there
 * the wallet knows our hosts when it cannot read their capabilities.
 */
export function walletToWire(wallet: WalletRow) {
  return {
    id: wallet.id,
    created_at: wireNumber(wallet.created_at),
    updated_at: wireNumber(wallet.updated_at),
    user_label: wallet.user_label,
    balance: wireSat(wallet.balance_msat),
    balance_msat: wireNumber(wallet.balance_msat),
    held_msat: wireNumber(wallet.held_msat),
    statusType: { type: 'wallet', name: 'active', display_name: 'Active' },
    walletType: { name: 'generic_wallet', display_name: 'Generic Wallet' },
    default_lnurlpay_id: null,
  };
}
