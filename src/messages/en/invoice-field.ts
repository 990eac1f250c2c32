export const invoiceField = {
  label: 'Paste an invoice',
  hint: 'From a chat, a mail, a shop: anything with a Lightning invoice in it.',
  placeholder: 'lnbc…',
  review: 'Review',
  readerMissing: 'The invoice reader could not be loaded.',
  readerMissingNext: 'Check your connection, then try again.',
};
