import * as v from 'valibot';
import type { Field } from './fields.ts';

/**
 * A field for each one of a request as core/lnpay states it, taking what is sent there:
 * `fields({ … } satisfies FieldsOf<WithdrawRequest>)`.
 */
export type FieldsOf<Request> = { [Name in keyof Request]-?: Field<Request[Name], unknown> };

/** The fields of a body, a query or a path; others are ignored, as LNPay does. */
export function fields<Entries extends v.ObjectEntries>(entries: Entries) {
  return v.object(entries, 'The body must be a JSON object.');
}

/** Fields of a query or of headers, beside others that stay as they are. */
export function fieldsAmongOthers<Entries extends v.ObjectEntries>(entries: Entries) {
  return v.looseObject(entries);
}
