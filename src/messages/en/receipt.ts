import type { Msat } from '#core/money.ts';
import { sat } from './amounts.ts';

export const receipt = {
  heading: 'Paid',
  headingUnproven: 'Paid, says the host',
  fee: 'Network fee',
  feeFree: 'free',
  feeUnknown: 'not told by the host',
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
  wallet: 'Wallet',
  balanceAfter: 'Balance after',
  passThru: 'Attached data',
  payAnother: 'Pay another',
};

export const shareOrSave = {
  heading: 'Take it with you',
  withProof: 'Include the proof',
  withProofMeans:
    'The preimage proves to anybody that this invoice was paid. Whoever has it can also claim to be the one who paid.',
  withoutProof: 'Without it, the receipt shows what was paid and proves nothing by itself.',
  noProof: 'There is no proof to include: the host has not given one that holds.',
  share: 'Share',
  print: 'Print or save as PDF',
  copyText: 'Copy as text',
  json: 'Download JSON',
  notShared: 'Your device did not share it. Copy it as text, or print it.',
  noReader: 'The file could not be made: a part of the wallet could not be loaded. Try again.',
  unreadableInvoice: 'The file cannot be made: the host gave no invoice that can be read.',
  check: 'Check a receipt',
};

export const printedReceipt = {
  heading: 'Receipt of a Lightning payment',
  qr: 'QR code of the proof: the invoice and its preimage',
  qrMeans: (address: string) =>
    `The proof: the invoice and its preimage. Scan it, and paste what it says at ${address}`,
  proofKept: 'The proof was checked by the payer’s wallet, and is kept by the payer.',
};

export const receiptPicture = {
  qrMeans: 'The proof: the invoice and its preimage',
};

export const receiptText = {
  paid: (amount: Msat) => `Paid ${sat(amount)}`,
  unproven: (amount: Msat) => `Paid ${sat(amount)}, says the host`,
  fee: (fee: Msat) => `Network fee: ${sat(fee)}`,
  total: (total: Msat) => `Total: ${sat(total)}`,
  line: (name: string, value: string) => `${name}: ${value}`,
  description: 'For',
  check: (address: string) => `To check the proof, paste all this at ${address}`,
};
