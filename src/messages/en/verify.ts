import type { FalseClaim } from '#core/receipt/verify-receipt.ts';

export const verify = {
  heading: 'Check a receipt',
  intro:
    'Paste what you were given: a receipt file, or the invoice and its preimage. It is checked in this browser and sent nowhere.',
  label: 'Receipt',
  placeholder: 'lnbc… and the preimage, or { "type": "lightning-receipt", … }',
  chooseFile: 'Choose a file or a picture',
  clear: 'Clear',
  notRead: {
    'no-code': 'There is no QR code in this picture that can be read. Take it closer and straight.',
    'not-a-picture': 'This file is not a receipt: it is neither text nor a picture.',
    'decoder-missing': 'Pictures cannot be read now: a part of the wallet could not be loaded.',
    'too-large': 'This file is too large to be a receipt.',
  },
  proved: {
    title: 'The proof holds',
    text: 'The payee’s node signed this invoice, and gave out its secret, as it does only when it is paid.',
  },
  contradicted: {
    title: 'The receipt says something else than the payee signed',
    text: 'The proof belongs to the invoice below, not to what the receipt claims. Trust only what is below.',
    unproved: 'What is below is what the payee signed.',
  },
  wrong: {
    title: 'The proof does not hold',
    text: 'The preimage that was given does not belong to this invoice. This is no proof that it was paid.',
  },
  missing: {
    title: 'There is no proof in it',
    text: 'This is an invoice that somebody signed. Without its preimage nothing shows that it was paid: ask for the receipt with the proof included.',
  },
  unreadable: 'This cannot be checked',
  claim: (claimed: string, signed: string) =>
    `the receipt says ${claimed}, the payee signed ${signed}`,
  nothing: 'nothing',
  quoted: (text: string) => `“${text}”`,
  /** An amount that a receipt claims, and that no wallet can hold. */
  msat: (digits: string) => `${digits} msat`,
  fields: {
    amount: 'Amount',
    memo: 'Description',
    payee: 'Payee',
    'payment-hash': 'Payment hash',
    network: 'Network',
  } satisfies Record<FalseClaim['field'], string>,
  signed: 'What the payee signed',
  anyAmount: 'Any amount',
  anyAmountText:
    'The payee left the amount to the payer. The proof does not say how much was paid.',
  memoHash: 'Described only by its hash',
  memoEmpty: 'No description',
  payee: 'Payee’s node key',
  network: 'Network',
  made: 'Invoice made',
  paymentHash: 'Payment hash',
  preimage: 'Preimage',
  doesNot: 'What it does not prove',
  limits: [
    'Who paid. Anybody who has the preimage can show it.',
    'When it was paid, and what the network charged. Those are the payer’s words.',
    'Who the payee is. The key belongs to a node: compare it with the one you expect.',
  ],
  playMoney: 'Not real money: this invoice is of a test network.',
};
