/** The answers of an operation, by status, as references to the components of the documentation. */
import { STATUS_CODES } from 'node:http';
import type { ComponentName } from './components.ts';

type Answer = readonly [component: ComponentName, description: string];
type ListAnswer = readonly [component: ComponentName, description: string, list: 'list'];

const COMMON_ERRORS = [400, 401, 429];

export function answers(
  good: Readonly<Record<number, Answer | ListAnswer>>,
  errors: readonly number[] = COMMON_ERRORS,
): Record<string, object> {
  const response: Record<string, object> = {};
  for (const [status, [component, description, list]] of Object.entries(good)) {
    const reference = { $ref: `${component}#` };
    response[status] = {
      description,
      ...(list ? { type: 'array', items: reference } : { allOf: [reference] }),
    };
  }
  for (const status of errors) {
    response[status] = {
      description: STATUS_CODES[status] ?? 'Error',
      allOf: [{ $ref: 'Error#' }],
    };
  }
  return response;
}
