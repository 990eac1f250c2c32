import type { Msat } from '#core/money.ts';
import { sat } from './amounts.ts';

/** A text for the payee of an invoice that has expired. */
export const askPayee = {
  title: 'A new invoice, please',
  text: (amount: Msat | null, memo: string) => {
    const which = `${amount === null ? '' : ` for ${plainSat(amount)}`}${memo === '' ? '' : ` (“${memo}”)`}`;
    return `Your Lightning invoice${which} expired before I could pay it. Please send me a fresh one.`;
  },
  what: 'the text for the payee',
  share: 'Send it',
  notShared: 'It was not sent. Copy it instead.',
};

/** With ordinary spaces: the message may be read in any app. */
function plainSat(amount: Msat): string {
  return sat(amount).replace(/[\u00a0\u202f]/g, ' ');
}
