/**
 * What each kind of wallet key may do (LNPay's table of roles). Its `wallet_tx_read` is not here: LNPay
 * lists transactions only to those who may read the wallet, because invoice keys are made to be public.
 */

export type Permission =
  | 'wallet_deposit'
  | 'wallet_read'
  | 'wallet_transfer'
  | 'wallet_withdraw'
  | 'wallet_public_withdraw';

export type WalletKeyRole =
  'Wallet Admin' | 'Wallet Invoice' | 'Wallet Read' | 'Wallet LNURL Withdraw' | 'Wallet LNURL Pay';

export const ROLES: readonly WalletKeyRole[] = [
  'Wallet Admin',
  'Wallet Invoice',
  'Wallet Read',
  'Wallet LNURL Withdraw',
  'Wallet LNURL Pay',
];

interface Role {
  prefix: string;
  permissions: readonly Permission[];
}

export const WALLET_KEY_ROLES: Readonly<Record<WalletKeyRole, Role>> = {
  'Wallet Admin': {
    prefix: 'waka_',
    permissions: ['wallet_deposit', 'wallet_read', 'wallet_transfer', 'wallet_withdraw'],
  },
  'Wallet Invoice': { prefix: 'waki_', permissions: ['wallet_deposit'] },
  'Wallet Read': { prefix: 'wakr_', permissions: ['wallet_read'] },
  'Wallet LNURL Withdraw': {
    prefix: 'waklw_',
    permissions: ['wallet_public_withdraw', 'wallet_read', 'wallet_withdraw'],
  },
  'Wallet LNURL Pay': { prefix: 'waklp_', permissions: ['wallet_deposit'] },
};

export function roleMay(role: WalletKeyRole, permission: Permission): boolean {
  return WALLET_KEY_ROLES[role].permissions.includes(permission);
}
