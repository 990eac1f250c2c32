import type { Msat } from '#core/money.ts';
import { sat } from './amounts.ts';

/** Asked once before paying. */
export const guards = {
  again: (ago: string) => ({
    title: 'You paid this payee the same amount already.',
    text: `It was ${ago}, with another invoice. Pay again only if you owe it twice.`,
  }),
  open: {
    title: 'A payment of this amount to the same payee is not decided yet.',
    text: 'If it still goes through, you pay twice. Wait until it is decided, unless you owe it twice.',
  },
  seeOpen: 'See that payment',
  most: (spendable: Msat) => ({
    title: 'This takes most of your balance.',
    text: `Your wallet has ${sat(spendable)} to spend. Check the amount before you pay.`,
  }),
  allTheSame: (pay: string) => `Yes: ${pay.charAt(0).toLowerCase()}${pay.slice(1)}`,
};
