/**
 * Fastify as this API uses it. Requests are checked by valibot schemas, and handlers get their output;
 * what a handler answers is checked by its type against the schema documented for the answer.
 */
import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifySchemaCompiler,
  FastifyTypeProvider,
  RawServerDefault,
} from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { badRequest } from './api-error.ts';

/** A documented answer, as OpenAPI and Fastify have it. */
export interface Answer<Schema extends v.GenericSchema = v.GenericSchema> {
  description: string;
  content: { 'application/json': { schema: Schema } };
}

export interface ValibotTypes extends FastifyTypeProvider {
  validator: this['schema'] extends v.GenericSchema ? v.InferOutput<this['schema']> : unknown;
  serializer: this['schema'] extends v.GenericSchema
    ? v.InferOutput<this['schema']>
    : this['schema'] extends Answer<infer Schema>
      ? v.InferOutput<Schema>
      : unknown;
}

export type ApiServer = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ValibotTypes
>;

export const checkWithValibot: FastifySchemaCompiler<v.GenericSchema> = ({ schema }) => {
  return (data: unknown) => {
    if (Array.isArray(data)) return { error: badRequest('The body must be a JSON object.') };
    // No body is an empty one: the fields say what is missing.
    const result = v.safeParse(schema, data ?? {});
    return result.success
      ? { value: result.output }
      : { error: badRequest(messageOf(result.issues[0])) };
  };
};

/** A field's message goes on from its name, "memo must be a string.", unless LNPay's own names it. */
function messageOf(issue: v.BaseIssue<unknown>): string {
  const name = v.getDotPath(issue);
  return name === null || issue.message.startsWith(`${name} `)
    ? issue.message
    : `${name} ${issue.message}`;
}
