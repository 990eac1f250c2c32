/** What bodies may be: JSON, or a form, which is also what a body without a content type is. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ApiError, badRequest, UNSUPPORTED_BODY } from './api-error.ts';
import { nestFields } from './form-body.ts';
import { isNestedTooDeep, MAX_LEVELS } from './json-depth.ts';
import { readMultipart } from './multipart-body.ts';

export function acceptBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, readJson);
  app.addContentTypeParser<Buffer>('multipart/form-data', { parseAs: 'buffer' }, readMultipartForm);
  app.addContentTypeParser<string>('*', { parseAs: 'string' }, readForm);
}

async function readMultipartForm({ headers }: FastifyRequest, body: Buffer): Promise<object> {
  return nestFields(await readMultipart(body, headers['content-type'] ?? ''));
}

async function readForm({ headers }: FastifyRequest, body: string): Promise<object> {
  const type = headers['content-type'];
  if (type !== undefined && !type.startsWith('application/x-www-form-urlencoded')) {
    throw new ApiError(415, UNSUPPORTED_BODY);
  }
  const form = nestFields(new URLSearchParams(body));
  if (looksLikeJson(form)) throw badRequest(JSON_AS_FORM);
  return form;
}

async function readJson(_request: FastifyRequest, text: string): Promise<unknown> {
  if (text.trim() === '') return {};
  if (isNestedTooDeep(parse(text))) {
    throw badRequest(`The body is nested too deep: at most ${MAX_LEVELS} levels.`);
  }
  return parse(text, (key, value) => (key === '__proto__' ? undefined : value));
}

function parse(text: string, reviver?: (key: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(text, reviver);
  } catch {
    throw badRequest('The body is not valid JSON.');
  }
}

const JSON_AS_FORM =
  'The body was read as a form, but it looks like JSON: send it with Content-Type: application/json.';

/** The whole JSON text has become the name of a field. */
function looksLikeJson(form: object): boolean {
  return Object.keys(form).some((key) => key.trimStart().startsWith('{'));
}
