import type { Msat } from '#core/money.ts';
import { sat } from './amounts.ts';

/** A payment or a deposit in a list. */
export const activity = {
  fee: (fee: Msat) => `fee ${sat(fee)}`,
  status: {
    submitting: 'On its way',
    pending: 'On its way',
    unknown: 'Not known yet',
    settled: 'Paid',
    failed: 'Failed',
  },
  received: 'Received',
  /** What an entry without a description is called. */
  kinds: {
    payment: 'No description',
    deposit: 'Deposit',
    'transfer-in': 'Transfer in',
    'transfer-out': 'Transfer out',
    'network-fee': 'Network fee',
    credit: 'Credit from the host',
    other: 'No description',
  },
};
