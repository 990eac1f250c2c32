/** The header that names a request, so that it is carried out once however often it comes. */
import { badRequest } from './api-error.ts';
import { fieldsAmongOthers } from './body.ts';
import { documentedText } from './fields.ts';

export const idempotencyHeaders = fieldsAmongOthers({
  'idempotency-key': documentedText({
    description: 'A name for this request, up to 255 characters, unique in the wallet.',
    isBeyondLnpay: true,
    example: 'till-3-receipt-99',
  }),
});

/** @throws ApiError */
export function checkedIdempotencyKey(key: string): string {
  if (/^[\x20-\x7e]{1,255}$/.test(key)) return key;
  throw badRequest('Idempotency-Key must be 1 to 255 printable ASCII characters.');
}
