import type { Wallet } from '#server/ledger/wallet.ts';
import { wireNumber, wireSat } from './wire-number.ts';

/**
 * LNPay's wallet object. `held_msat` is ours: money held for payments on their way. By its being there
 * the wallet knows our hosts when it cannot read their capabilities.
 */
export function walletToWire(wallet: Wallet) {
  return {
    id: wallet.id,
    created_at: wallet.createdAt,
    updated_at: wallet.updatedAt,
    user_label: wallet.userLabel,
    balance: wireSat(wallet.balance),
    balance_msat: wireNumber(wallet.balance),
    held_msat: wireNumber(wallet.held),
    statusType: { type: 'wallet', name: 'active', display_name: 'Active' },
    walletType: { name: 'generic_wallet', display_name: 'Generic Wallet' },
    default_lnurlpay_id: null,
  };
}
