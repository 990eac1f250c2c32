import type { Msat } from '#core/money.ts';
import { sat } from './amounts.ts';

export const receipt = {
  heading: 'Paid',
  headingUnproven: 'Paid, says the host',
  fee: 'Network fee',
  feeFree: 'free',
  feeUnsaid: 'not told by the host',
  feeCharged: (charged: Msat) => `charged as ${sat(charged)}`,
  total: 'Total',
  memoHash: 'Described only by its hash',
  memoEmpty: 'No description',
  payee: 'Payee',
  when: 'When',
  took: 'Settled in',
  stamp: 'Proof verified',
  proof: {
    verified:
      'The payee’s node gave out the secret of this invoice, as it does only when it is paid.',
    missing: {
      title: 'No proof was given',
      text: 'The host says that this is paid, but did not pass on the payee’s proof.',
    },
    wrong: {
      title: 'The proof does not match',
      text: 'What the host gave as proof does not belong to this invoice. The payee may not have been paid: ask them, and show this to who runs the host.',
    },
  },
  details: 'Details',
  wtxId: 'Transaction',
  lnTxId: 'Lightning transaction',
  paymentHash: 'Payment hash',
  preimage: 'Preimage',
  preimageShow: 'Show the preimage',
  preimageMeans:
    'Only the payee had this number before you paid. Whoever sees it can claim to have paid, so show it only to settle a question.',
  givenProof: 'What the host gave',
  invoice: 'Invoice',
  payeeKey: 'Payee’s node key',
  balanceAfter: 'Balance after',
  payAnother: 'Pay another',
};
