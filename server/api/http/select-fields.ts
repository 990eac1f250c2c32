/**
 * `?fields=id,balance` limits an answer, or each object of a list, to these fields. A
 * `preSerialization` hook of the routes that take it.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { fieldsAmongOthers } from './body.ts';
import { documentedText } from './fields.ts';
import { queryText } from './query-text.ts';

export const fieldsQuery = fieldsAmongOthers({
  fields: documentedText({
    description: 'Only these fields of each object, with commas between.',
    example: 'id,created_at',
  }),
});

export async function selectFields(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: unknown,
): Promise<unknown> {
  const wanted = wantedFields(request);
  if (wanted.size === 0 || reply.statusCode >= 400) return answer;
  return Array.isArray(answer) ? answer.map((item) => pick(item, wanted)) : pick(answer, wanted);
}

function wantedFields(request: FastifyRequest): Set<string> {
  const names = queryText(request, 'fields') ?? '';
  return new Set(names.split(',').flatMap((name) => name.trim() || []));
}

function pick(item: unknown, wanted: Set<string>): object {
  return Object.fromEntries(Object.entries(Object(item)).filter(([name]) => wanted.has(name)));
}
