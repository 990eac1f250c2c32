import * as v from 'valibot';

/** The fields of a body or a query; others are ignored, as LNPay does. */
export function fields<Entries extends v.ObjectEntries>(entries: Entries) {
  return v.object(entries, 'The body must be a JSON object.');
}

/** Fields of a query or of headers, beside others that stay as they are. */
export function fieldsAmongOthers<Entries extends v.ObjectEntries>(entries: Entries) {
  return v.looseObject(entries);
}
