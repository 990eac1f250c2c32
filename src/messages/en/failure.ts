import type { FailureCause } from '#core/payment/failure.ts';
import type { Msat } from '#core/money.ts';
import { sat } from './amounts.ts';

export interface FailureWords {
  title: string;
  why: string;
  next: string;
}

const TRY_LATER = 'You can try again.';

export const failureWords: Record<FailureCause, FailureWords> = {
  'already-paid': {
    title: 'This invoice was paid before',
    why: 'The host knows it as paid. It may have been you, on another device, or somebody else.',
    next: 'Ask the payee whether the money has arrived. For another payment you need a new invoice.',
  },
  expired: {
    title: 'The invoice expired',
    why: 'It ran out before the payment could be made.',
    next: 'Ask the payee for a new invoice. You can send them this:',
  },
  'no-route': {
    title: 'No way to the payee was found',
    why: 'This means one of two things: the routes there are cost more than your fee limit, which is usual, or there is no route at all, as with a payee who has just begun.',
    next: 'Raise the limit and try again. If that does not help, ask the payee for another way to pay.',
  },
  timeout: {
    title: 'The payment took too long',
    why: 'Nodes on the way did not answer in time, and your host’s node gave up. Nothing of it is on its way any more: what had been sent out has come back.',
    next: 'You can try again, now or later.',
  },
  'node-error': {
    title: 'Your host’s node had an error',
    why: 'The fault is not the invoice’s.',
    next: `${TRY_LATER} If it fails again, show the words below to who runs the host.`,
  },
  'payee-refused': {
    title: 'The payee refused the payment',
    why: 'The payee’s node does not know this invoice any more, or wants another amount or lock time.',
    next: 'Ask the payee for a new invoice.',
  },
  'node-balance': {
    title: 'Your host’s node is short of money',
    why: 'Your wallet has enough, but the channels of the host’s node cannot send this much right now.',
    next: 'Try again later, or a smaller amount. Who runs the host can help.',
  },
  'node-not-ready': {
    title: 'Your host’s node is not ready',
    why: 'It is just starting, or its channels are not connected.',
    next: 'Try again in a few minutes.',
  },
  'payee-offline': {
    title: 'The payee could not take the payment',
    why: 'Their wallet was offline, or had no room to receive this much.',
    next: 'Ask them to open their wallet, then try again.',
  },
  canceled: {
    title: 'The payment was canceled',
    why: 'Your host’s node stopped it before it went through.',
    next: TRY_LATER,
  },
  'self-payment': {
    title: 'This is your own invoice',
    why: 'A wallet cannot pay itself.',
    next: 'Pay it from another wallet.',
  },
  'wrong-network': {
    title: 'The invoice is for another network',
    why: 'Your host is not on the network that the invoice is for.',
    next: 'Ask the payee for an invoice on your host’s network.',
  },
  'wallet-balance': {
    title: 'There is not enough in your wallet',
    why: 'The amount and the fee limit together are more than your wallet can spend.',
    next: 'Fill the wallet, or ask for a smaller invoice.',
  },
  'amount-missing': {
    title: 'Your host cannot pay invoices without an amount',
    why: 'The payee left the amount open, and your host does not take one from you.',
    next: 'Ask the payee for an invoice with the amount in it.',
  },
  'send-limit': {
    title: 'The amount is above your host’s limit',
    why: 'The host limits how much can be sent at once; its words below say how much.',
    next: 'Ask the payee for several smaller invoices.',
  },
  'wallet-busy': {
    title: 'Your wallet is busy',
    why: 'The host is still at work on something else for it.',
    next: 'Try again in a few seconds.',
  },
  'bad-pass-thru': {
    title: 'The host did not accept the request',
    why: 'It could not read the data that was attached to the payment.',
    next: `${TRY_LATER} If it fails again, it is a fault of this wallet.`,
  },
  'bad-invoice': {
    title: 'Your host cannot read the invoice',
    why: 'This wallet can, so the host may be old, or on another network.',
    next: 'Ask the payee for a new invoice, or the host for an update.',
  },
  'key-refused': {
    title: 'Your host refused the wallet’s keys',
    why: 'They may have been changed or withdrawn, or may not pay.',
    next: 'Connect the wallet again with its present keys.',
  },
  'rate-limited': {
    title: 'Your host asks you to wait',
    why: 'There were too many requests in a short time.',
    next: 'Try again in a minute.',
  },
  'not-found': {
    title: 'Your host does not know this wallet',
    why: 'The address of the host or the wallet’s key is wrong, or the wallet is gone.',
    next: 'Connect the wallet again.',
  },
  'never-arrived': {
    title: 'The payment never reached your host',
    why: 'The connection broke on the way there. The host has never heard of it.',
    next: TRY_LATER,
  },
  other: {
    title: 'The payment failed',
    why: 'Your host gives a reason that this wallet does not know; it stands below.',
    next: TRY_LATER,
  },
};

export const failure = {
  nothingMoved: 'No money left your wallet.',
  nothingMovedNow: 'This time no money left your wallet.',
  byHost:
    'Your host knows this payment as failed, and no money left your wallet. This device remembers nothing of it.',
  tookUntil: (took: string) => `It was tried for ${took}.`,
  expiredMeanwhile: 'The invoice has expired meanwhile. Ask the payee for a new one:',
  reviewAgain: 'Review and try again',
  notPaid: 'Not paid',
  otherWallet: 'It was tried from another wallet than the one that is connected now.',
  otherWalletNext: 'To pay it from this one, look at it on Review first.',
  reviewHere: 'Review it with this wallet',
  changeLimit: 'Change the limit',
  connectAgain: 'Connect again',
  payAnother: 'Pay another',
  oldWorst: (total: Msat) => `Before: at most ${sat(total)} in all`,
  newWorst: (total: Msat) => `Now: at most ${sat(total)} in all`,
};

export const noRoute = {
  asking: 'Finding out why…',
  /** One of these, once it is known which of the two it is. */
  limitTooLow: (fee: Msat, limit: Msat) =>
    `Your fee limit was too low. A route is there for about ${sat(fee)}, and your limit was ${sat(limit)}.`,
  withinLimit: (fee: Msat, limit: Msat) =>
    `A route for about ${sat(fee)} is there, within your limit of ${sat(limit)}, but it did not carry the payment this time. Others may cost more.`,
  noPath: 'Your host finds no route at all right now, at any fee.',
  noPathNext:
    'A higher limit will hardly help: the payee may be offline, or has just begun. Look again later, or ask them for another way to pay.',
  lookAgain: 'Look for a route again',
  looking: 'Looking…',
  raise: 'Raise the limit and retry',
  raiseTo: (limit: Msat) => `Raise the limit to ${sat(limit)} and retry`,
  floorHint:
    'Routes ask for a sat or so however small the payment is. In Settings you can let small payments always have some room.',
  floorLink: 'Set a least limit',
};

export const insufficientBalance = {
  missing: (missing: Msat, spendable: Msat) =>
    `${sat(missing)} are missing, the fee limit included: your wallet has ${sat(spendable)} to spend.`,
  fits: 'The amount alone fits, with a lower fee limit.',
  lowerTo: (limit: Msat) => `Lower the limit to ${sat(limit)} and retry`,
};

export const support = {
  title: 'The node’s words',
  what: 'for support',
  silent: 'The host gave no reason.',
  noAnswer: 'Your host has not answered.',
  words: 'Words',
  host: 'Host',
  time: 'Time',
  hash: 'Payment hash',
  amount: 'Amount',
  limit: 'Fee limit',
  keyLeftOut: '[key left out]',
};
