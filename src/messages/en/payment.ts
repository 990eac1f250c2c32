import type { Msat } from '#core/money.ts';
import { sat } from './amounts.ts';

export const payment = {
  missing: 'No payment is known here',
  missingText:
    'Neither this device nor your host knows of a payment with this hash. If you made it with another wallet, connect that one.',
  hostCannotTell: 'Your host cannot tell',
  hostCannotTellText:
    'This device knows of no payment with this hash, and your host cannot look one up. It is not among the latest that are paid. If you have just paid, do not pay again; look here again later, or ask the payee.',
  unreadable: 'The payment could not be read',
  unreadableText: 'Whatever became of the payment is not changed by that.',
  sending: {
    heading: 'Paying',
    text: 'The payment is on its way.',
    safe: 'You can close this page. The payment goes on, and is listed on Home.',
  },
  slow: {
    title: 'This takes longer than usual.',
    text: 'Most likely the payee is holding the payment: some do until they deliver. It is taken or comes back by itself. Do not pay it again.',
  },
  unknown: {
    heading: 'We don’t know yet',
    why: {
      'no-answer': 'The connection broke before your host answered.',
      'broken-answer': 'Your host’s answer came back broken.',
      'server-error': 'Your host had an error of its own while paying.',
      'unclear-words': 'Your host’s answer does not say what became of the payment.',
      overdue: 'Your host has not answered.',
      unreachable: 'Your host does not answer now.',
      'not-listed': 'Your host has said nothing more of this payment.',
      'other-wallet': 'This payment was made from another wallet.',
      'key-refused': 'Your host no longer accepts the keys of this wallet.',
      'wallet-unknown': 'Your host does not know this wallet any more.',
    },
    held: (most: Msat) =>
      `The payment may still go through, and up to ${sat(most)} may be held for it. Do not pay this again, here or elsewhere.`,
    mayLeave: (most: Msat) =>
      `The payment may still go through, and take up to ${sat(most)}. Do not pay this again, here or elsewhere.`,
    cannotAsk:
      'So it cannot be asked about. Connect the wallet that pays, with its present keys, to see what became of it.',
    connect: 'Connect that wallet',
    asking: 'We keep asking. This page changes by itself as soon as we know.',
  },
  askNow: 'Ask now',
  asking: 'Asking…',
  elapsed: (time: string) => `On its way for ${time}`,
  elapsedUnknown: (time: string) => `Begun ${time} ago`,
};
