/** Fastify as this API uses it: requests are checked by valibot schemas, and handlers get their output. */
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

export interface ValibotTypes extends FastifyTypeProvider {
  validator: this['schema'] extends v.GenericSchema ? v.InferOutput<this['schema']> : unknown;
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
      : { error: badRequest(result.issues[0].message) };
  };
};
