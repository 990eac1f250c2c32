import type { Msat } from '#core/money.ts';
import { msat, sat } from './amounts.ts';
import { feeLimitProblems, feeLimitUnits } from './fee-limit.ts';

export const review = {
  heading: 'Review',
  pasteAnother: 'Paste another',
  toPay: 'To pay',
  pay: (amount: Msat, fee: Msat) =>
    fee === 0n ? `Pay ${sat(amount)}, no fee` : `Pay ${sat(amount)} + up to ${sat(fee)}`,
  payNoAmount: 'Pay',
  paying: 'Paying…',
  notNow: 'Not now',
  amountLabel: 'Amount to pay',
  amountPlaceholder: '0',
  amountOpen: 'The payee leaves the amount to you.',
  amountHint: 'The payee leaves the amount to you. Up to three decimals.',
  amountProblem: 'Enter an amount in sat, such as 2500 or 0.5',
  memoHash:
    'The invoice gives only the hash of its description. Compare it with what the payee showed you.',
  memoHashName: 'Description hash',
  memoEmpty: 'The payee wrote no description.',
  payee: 'Payee',
  payeeKey: 'Payee’s node key',
  signature: 'Signature',
  signatureChecked: 'Checked',
  network: 'Network',
  expires: 'Expires',
  expired: 'Expired',
  expiresIn: (left: string) => `in ${left}`,
  route: 'Route',
  privateRoute: 'Private, given by the payee',
  details: 'Details',
  created: 'Created',
  paymentHash: 'Payment hash',
  invoice: 'Invoice',
  total: 'Total, at most',
};

export const feeLimit = {
  title: 'Fee limit',
  upTo: (limit: Msat) => (limit === 0n ? 'free routes only' : `up to ${sat(limit)}`),
  change: 'Change',
  done: 'Done',
  label: 'The network may charge at most',
  unit: 'Unit of the fee limit',
  units: feeLimitUnits,
  equals: (parts: string) => `= ${parts}`,
  sat,
  msat,
  percent: (percent: string, exact: boolean) => `${exact ? '' : 'about '}${percent} %`,
  wholeSat: 'Fees are charged in whole sat, rounded up.',
  zero: 'Zero: only a route that charges nothing is taken. Most charge a little, so the payment may find none.',
  ofAmount: (percent: string) => `${percent} % of it`,
  reset: 'Back to your usual limit',
  problems: feeLimitProblems,
};

export const feeEstimate = {
  name: 'Estimated fee',
  loading: 'asking…',
  none: 'no estimate',
  noPath: 'no route found right now',
  about: (fee: Msat) => (fee === 0n ? 'free' : `about ${sat(fee)}`),
  likely: (probability: number) =>
    probability > 0.99
      ? 'over 99% likely'
      : `${new Intl.NumberFormat('en', { style: 'percent' }).format(probability)} likely`,
  above: (fee: Msat) => `The route asks for about ${sat(fee)}: more than your limit.`,
  raise: (limit: Msat) => `Raise the limit to ${sat(limit)}`,
};

export const obstacles = {
  settled: {
    title: 'You have paid this invoice.',
    text: 'It can be paid only once.',
    action: 'See the receipt',
  },
  open: {
    title: 'A payment of this invoice is on its way.',
    text: 'What became of it is not known yet. Paying again could pay twice.',
    action: 'See the payment',
  },
  expired: (ago: string) => ({
    title: `This invoice expired ${ago}.`,
    text: 'Ask for a new one. You can send this:',
  }),
  'wrong-network': (invoice: string, wallet: string) => ({
    title: `This invoice is for ${invoice}.`,
    text: `Your wallet is on ${wallet}, so it cannot pay it. Ask for an invoice on ${wallet}.`,
  }),
  'amount-needed-elsewhere': {
    title: 'This invoice names no amount, and your host cannot pay such invoices.',
    text: 'Ask the payee for one with the amount in it.',
  },
  'too-large': {
    title: 'This is more than any Lightning payment can carry.',
    text: 'Check the amount, or ask the payee for smaller invoices.',
  },
  'balance-too-low': (missing: Msat, balance: Msat) => ({
    title: `With the fee limit, ${sat(missing)} are missing.`,
    text: `Your wallet has ${sat(balance)} to spend, less than the amount.`,
  }),
  'no-room-for-fee': (missing: Msat, balance: Msat) => ({
    title: `With the fee limit, ${sat(missing)} are missing.`,
    text: `Your wallet has ${sat(balance)} to spend, enough for the amount but not for the highest fee.`,
  }),
  lowerLimit: (limit: Msat) => `Lower the fee limit to ${sat(limit)}`,
  offline: { title: 'You are offline.', text: 'You can pay when you are back.' },
  networkUnknown: (network: string) => ({
    title: `This invoice is for ${network}.`,
    text: 'Your host does not say which network it is on. If it is on another, it refuses and no money moves.',
  }),
};
