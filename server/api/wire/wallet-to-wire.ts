import type { WalletAnswer } from '#core/lnpay/answers/wallet.ts';
import type { Wallet } from '#server/ledger/wallet.ts';
import { wireNumber, wireSat } from './wire-number.ts';

export function walletToWire(wallet: Wallet): WalletAnswer {
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
