import type { Msat } from '#core/money.ts';
import { sat } from './amounts.ts';

export const receive = {
  heading: 'Receive',
  amount: 'Amount',
  amountHint: 'Whole satoshis.',
  amountProblem: 'Enter a whole number of sat, such as 2500',
  memo: 'Description',
  memoHint: 'The payer reads it. You may leave it out.',
  memoTooLong: 'This is too long: an invoice has room for about 600 letters.',
  make: 'Make the invoice',
  making: 'Making the invoice…',
  mayNot: 'This key cannot receive',
  mayNotText:
    'The wallet is connected with a key that may pay but not make invoices. Connect it with its admin key (waka_) to receive.',
  connect: 'Connect another key',
  failed: {
    unreachable: 'Your host does not answer. Nothing was made: try again.',
    'rate-limited': 'The host asks you to wait a minute.',
    other: 'The host did not make the invoice.',
  },
};

export const deposit = {
  waiting: 'Waiting to be paid',
  qr: (amount: Msat) => `QR code of the invoice for ${sat(amount)}`,
  invoice: 'Invoice',
  invoiceWhat: 'the invoice',
  until: 'Can be paid until',
  watching: 'This page changes by itself when it is paid.',
  again: 'Make another',
  expired: 'This invoice has expired',
  expiredText: 'Nobody paid it in time. Make a new one.',
  received: 'Received',
  when: 'When',
  lnTxId: 'Lightning transaction',
  paymentHash: 'Payment hash',
  payee: 'Your node’s key',
  details: 'Details',
  memoEmpty: 'No description',
  means: 'The payer can prove this payment with a receipt of their own. Anybody can check it.',
  check: 'Check a receipt',
  missing: 'No such invoice is known here',
  missingText: 'Your host does not know it. If it is of another account, connect that one.',
  unreadable: 'The invoice could not be read from your host.',
};
