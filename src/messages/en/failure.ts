import type { FailureCause } from '#core/failure.ts';
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
    next: 'Ask the payee for a new invoice.',
  },
  'no-route': {
    title: 'No way to the payee was found',
    why: 'This means one of two things: the routes there are cost more than your fee limit, which is usual, or there is no route at all, as with a payee who has just begun.',
    next: 'Raise the limit and try again. If that does not help, ask the payee for another way to pay.',
  },
  timeout: {
    title: 'The payment took too long',
    why: 'Nodes on the way did not answer in time, and your node gave up.',
    next: TRY_LATER,
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
    next: 'Lower the fee limit, or fill the wallet.',
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
  noRouteLimit: (fee: Msat, limit: Msat) =>
    `A route there asks for about ${sat(fee)}, and your limit was ${sat(limit)}.`,
  noRouteAtAll:
    'Your host finds no route at all right now, at any fee. A higher limit will hardly help: ask the payee for another way to pay.',
  noRouteAsking: 'Finding out which of the two it is…',
  raiseAndRetry: (limit: Msat) => `Raise the limit to ${sat(limit)} and retry`,
  oldWorst: (total: Msat) => `Before: at most ${sat(total)} in all`,
  newWorst: (total: Msat) => `Now: at most ${sat(total)} in all`,
  expiredMeanwhile: 'The invoice has expired meanwhile. Ask the payee for a new one.',
  reviewAgain: 'Review and try again',
  notPaid: 'Not paid',
  changeLimit: 'Change the limit',
  connectAgain: 'Connect again',
  payAnother: 'Pay another',
  nodeWords: 'The node’s words',
  nodeWordsWhat: 'the node’s words',
  nodeSilent: 'The host gave no reason.',
  maxBalance: (most: Msat) => `Your host says the wallet can spend ${sat(most)}.`,
};
