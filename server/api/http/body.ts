import * as v from 'valibot';

/** The fields of a body or a query; others are ignored, as LNPay does. */
export function fields<Entries extends v.ObjectEntries>(entries: Entries) {
  return v.object(entries, 'The body must be a JSON object.');
}
