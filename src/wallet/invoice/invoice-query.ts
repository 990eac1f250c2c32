/** Reads invoices. The reader loads on demand, since it brings bolt11 and its cryptography. */
import { queryOptions } from '@tanstack/react-query';

function loadReader() {
  return import('#core/invoice/read-invoice.ts');
}

/** Fetches the reader ahead of its use. Without a network now, the next use tries again. */
export function preloadReader(): void {
  loadReader().catch(() => undefined);
}

/** What a text says as an invoice. It needs no network once the reader is there. */
export function invoiceQuery(text: string) {
  return queryOptions({
    queryKey: ['invoice', text],
    queryFn: async () => (await loadReader()).readInvoice(text),
    staleTime: Infinity,
    networkMode: 'always',
  });
}
