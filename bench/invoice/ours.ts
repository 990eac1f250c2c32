/** The page that reads invoices as the wallet does. */
import { readInvoice } from '#core/invoice/read-invoice.ts';
import { reads } from './reads.ts';

reads((text) => {
  const read = readInvoice(text);
  if (!read.ok) throw new Error(`not read: ${read.error.kind}`);
});
