/** What bodies may be: JSON, or a form, which is also what a body without a content type is. */
import type { FastifyInstance } from 'fastify';
import { ApiError, badRequest } from './api-error.ts';
import { parseForm } from './form-body.ts';

export function acceptBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, parseJson(String(body)));
    } catch {
      done(badRequest('The body is not valid JSON.'));
    }
  });
  app.addContentTypeParser('*', { parseAs: 'string' }, (request, body, done) => {
    const type = request.headers['content-type'];
    if (type === undefined || type.startsWith('application/x-www-form-urlencoded')) {
      const form = parseForm(String(body));
      if (looksLikeJson(form)) done(badRequest(JSON_AS_FORM));
      else done(null, form);
      return;
    }
    const words = 'Send the body as application/json or application/x-www-form-urlencoded.';
    done(new ApiError(415, words));
  });
}

function parseJson(text: string): unknown {
  if (text.trim() === '') return {};
  return JSON.parse(text, (key, value: unknown) => (key === '__proto__' ? undefined : value));
}

const JSON_AS_FORM =
  'The body was read as a form, but it looks like JSON: send it with Content-Type: application/json.';

/** The whole JSON text has become the name of a field. */
function looksLikeJson(form: object): boolean {
  return Object.keys(form).some((key) => key.trimStart().startsWith('{'));
}
