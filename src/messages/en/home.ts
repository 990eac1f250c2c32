import type { Msat } from '#core/money.ts';
import { sat } from './amounts.ts';

export const home = {
  heading: 'Wallet',
  balance: 'Balance',
  asking: 'Asking your host…',
  balanceUnreadable: 'Your balance could not be read.',
  keyRefused: 'The host no longer accepts the keys of this wallet.',
  reconnect: 'Connect again',
  playMoney: 'Play money: sandbox sats are worth nothing.',
  held: (held: Msat) => `${sat(held)} more are held for payments on their way.`,
  scan: 'Scan a QR code',
  recent: 'Recent',
  empty: 'Nothing here yet. What you pay is listed here, with its receipt.',
  emptyShop: 'Buy something in the sandbox shop',
  unreadable: 'The list could not be read from the host.',
  mayNotList:
    'This key may not list the wallet’s transactions, so only payments from this device are here.',
  receive: 'Receive',
  all: 'All payments',
};
