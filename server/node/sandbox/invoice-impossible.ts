/** The invoice asked for cannot exist. Never retry: change the request. Its message may be shown. */
export class InvoiceImpossible extends Error {
  override name = 'InvoiceImpossible';
}
