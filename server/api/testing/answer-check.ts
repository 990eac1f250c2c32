/** Holds every JSON answer of the API to what is documented for its route and status. */
import { isDeepStrictEqual } from 'node:util';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import { errorAnswerSchema } from '#core/lnpay/answers/error.ts';
import type { ApiServer } from '../http/api-server.ts';
import { isApiAddress } from '../http/is-api-address.ts';
import { queryText } from '../http/query-text.ts';
import { answersOf } from '../openapi/answers.ts';

/** Any route may answer these, before or beside its own handler. */
const OF_ANY_ROUTE = new Set([405, 413, 415, 500]);

/** @returns what was answered otherwise than documented, filled while the server runs */
export function checkAnswers(app: ApiServer): string[] {
  const problems: string[] = [];
  app.addHook('onSend', async (request, reply, payload) => {
    if (!isApiAddress(request.url) || typeof payload !== 'string' || payload === '') return;
    const problem = problemOf(request, reply, JSON.parse(payload));
    if (problem === null) return;
    const route = `${request.method} ${request.routeOptions.url ?? request.url}`;
    problems.push(`${route} ${reply.statusCode}: ${problem}`);
  });
  return problems;
}

function problemOf(request: FastifyRequest, reply: FastifyReply, body: unknown): string | null {
  const schema = documentedSchema(request, reply);
  if (!schema) return 'this status is not documented';
  const result = v.safeParse(schema, body);
  // `?fields=` leaves out what it does not name.
  const isPart = queryText(request, 'fields') !== null;
  const issue = result.issues?.find(({ received }) => !isPart || received !== 'undefined');
  if (issue) return `${v.getDotPath(issue) ?? 'the answer'}: ${issue.message}`;
  return isPart || isDeepStrictEqual(result.output, body) ? null : 'a field is not documented';
}

function documentedSchema(
  { routeOptions, is404 }: FastifyRequest,
  { statusCode }: FastifyReply,
): v.GenericSchema | undefined {
  if (is404 || OF_ANY_ROUTE.has(statusCode)) return errorAnswerSchema;
  const answers = answersOf(routeOptions.schema?.response ?? {});
  return answers[statusCode]?.content['application/json'].schema;
}
