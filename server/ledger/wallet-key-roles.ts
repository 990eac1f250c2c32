/** What each kind of wallet key may do (LNPay's table of roles). */

export type Permission =
  | 'wallet_deposit'
  | 'wallet_read'
  | 'wallet_tx_read'
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
    permissions: [
      'wallet_deposit',
      'wallet_read',
      'wallet_transfer',
      'wallet_tx_read',
      'wallet_withdraw',
    ],
  },
  'Wallet Invoice': { prefix: 'waki_', permissions: ['wallet_deposit', 'wallet_tx_read'] },
  'Wallet Read': { prefix: 'wakr_', permissions: ['wallet_read', 'wallet_tx_read'] },
  'Wallet LNURL Withdraw': {
    prefix: 'waklw_',
    permissions: ['wallet_public_withdraw', 'wallet_read', 'wallet_withdraw'],
  },
  'Wallet LNURL Pay': { prefix: 'waklp_', permissions: ['wallet_deposit'] },
};

export function roleMay(role: WalletKeyRole, permission: Permission): boolean {
  return WALLET_KEY_ROLES[role].permissions.includes(permission);
}
