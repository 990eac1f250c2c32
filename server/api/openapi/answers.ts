/** The answers of an operation by status, for its types and its documentation. */
import { STATUS_CODES } from 'node:http';
import * as v from 'valibot';
import { errorAnswerSchema } from '#core/lnpay/answers/error.ts';
import type { Answer } from '../http/api-server.ts';

export function answer<Schema extends v.GenericSchema>(
  schema: Schema,
  description: string,
): Answer<Schema> {
  return { description, content: { 'application/json': { schema } } };
}

const errorAnswer = (status: number) => answer(errorAnswerSchema, STATUS_CODES[status] ?? 'Error');

/** What is wrong with the request. */
export const BAD_REQUEST = { 400: errorAnswer(400) };
/** Of what needs a key. */
export const KEY_ERRORS = { 401: errorAnswer(401), 429: errorAnswer(429) };
export const NOT_FOUND = { 404: errorAnswer(404) };
export const CONFLICT = { 409: errorAnswer(409) };
export const TOO_MANY = { 429: errorAnswer(429) };
/** Of what needs the node. */
export const NODE_ERRORS = { 503: errorAnswer(503) };
/** Of a payment that takes longer than its request waits. */
export const IN_TRANSITION = {
  504: answer(errorAnswerSchema, 'In transition: neither paid nor failed yet. Do not repeat it.'),
};

const documented = v.record(
  v.string(),
  v.object({
    description: v.string(),
    content: v.object({
      'application/json': v.object({ schema: v.custom<v.GenericSchema>(isSchema) }),
    }),
  }),
);

/** The documented answers of a route, by status. @param response `schema.response` of the route */
export function answersOf(response: unknown): Record<string, Answer> {
  return v.parse(documented, response);
}

export function isSchema(value: unknown): value is v.GenericSchema {
  return value !== null && typeof value === 'object' && 'kind' in value && value.kind === 'schema';
}
