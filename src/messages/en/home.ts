import type { Msat } from '#core/money.ts';
import { sat } from './amounts.ts';

/** By LNPay's name of the transaction. */
const types: Record<string, string> = {
  ln_network_fee: 'Network fee',
  ln_transfer_in: 'Transfer in',
  ln_transfer_out: 'Transfer out',
  ln_deposit: 'Deposit',
  host_credit: 'Credit from the host',
};

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
  noMemo: 'No description',
  fee: (fee: Msat) => `fee ${sat(fee)}`,
  status: {
    paid: 'Paid',
    received: 'Received',
    failed: 'Failed',
    'on-its-way': 'On its way',
    unknown: 'Not known yet',
  },
  types,
};
