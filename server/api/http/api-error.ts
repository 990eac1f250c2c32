/** Errors as every LNPay host answers them: `{name, message, code, status}`. */
import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorAnswer } from '#core/lnpay/answers/error.ts';
import { InvoiceImpossible, NodeUnavailable } from '#server/node/lightning-node.ts';

/** An answer that is an error. Thrown anywhere while a request is handled. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly status: number;
  readonly headers: Record<string, string>;

  constructor(status: number, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

export const badRequest = (message: string) => new ApiError(400, message);
export const unauthorized = (message: string) => new ApiError(401, message);
export const notFound = (message = 'Page not found.') => new ApiError(404, message);

export function sendError(reply: FastifyReply, error: ApiError): FastifyReply {
  const body: ErrorAnswer = {
    name: STATUS_CODES[error.status] ?? 'Error',
    message: error.message,
    code: 0,
    status: error.status,
  };
  return reply
    .code(error.status)
    .headers(error.headers)
    .type('application/json; charset=utf-8')
    .send(body);
}

/** Whatever was thrown, as an ApiError. What was not foreseen is reported, and not shown to the caller. */
export function toApiError(
  error: FastifyError | Error,
  request: FastifyRequest,
  report: (line: string) => void,
): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof NodeUnavailable) {
    return new ApiError(503, error.message, { 'Retry-After': '5' });
  }
  if (error instanceof InvoiceImpossible) return badRequest(error.message);
  const code = 'code' in error ? error.code : undefined;
  const status = 'statusCode' in error ? error.statusCode : undefined;
  const known = FASTIFY_WORDS[code ?? ''];
  if (known) return known;
  if (status !== undefined && status >= 400 && status < 500) {
    return new ApiError(status, error.message);
  }
  // The route's pattern, never its address: keys travel in addresses.
  report(`${request.method} ${request.routeOptions.url ?? '?'}: ${error.message}`);
  return new ApiError(500, 'Something went wrong on our side. It has been noted.');
}

export const UNSUPPORTED_BODY =
  'Send the body as application/json, application/x-www-form-urlencoded or multipart/form-data.';

const FASTIFY_WORDS: Record<string, ApiError> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: new ApiError(415, UNSUPPORTED_BODY),
  FST_ERR_CTP_BODY_TOO_LARGE: new ApiError(413, 'The body is too large: the limit is 64 KB.'),
  FST_ERR_CTP_EMPTY_JSON_BODY: badRequest('The body is empty, though it is said to be JSON.'),
};
