export const invoiceField = {
  label: 'Paste an invoice',
  hint: 'From a chat, a mail, a shop: anything with a Lightning invoice in it.',
  review: 'Review',
  reading: 'Reading…',
  readerMissing: 'The invoice reader could not be loaded.',
  readerMissingNext: 'Check your connection, then try again.',
};

export const scan = {
  heading: 'Scan or paste',
  soon: 'The camera comes with the next version. Until then, copy the invoice and paste it here.',
};
