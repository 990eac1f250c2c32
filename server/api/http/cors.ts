/** Any page may call the API: what it may do depends on the keys it has, not on where it is from. */
import type { FastifyInstance } from 'fastify';
import { PAGE_HEADERS } from '#core/lnpay/page-headers.ts';
import { isApiAddress } from './is-api-address.ts';

const METHODS = 'GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS';
const EXPOSED = [...Object.values(PAGE_HEADERS), 'Retry-After'].join(', ');

export function allowAllOrigins(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!isApiAddress(request.url)) return;
    reply.header('Access-Control-Allow-Origin', '*');
    reply.header('Access-Control-Expose-Headers', EXPOSED);
  });
  app.options('/v1/*', { schema: { hide: true } }, async (request, reply) => {
    const wanted = request.headers['access-control-request-headers'];
    return reply
      .code(204)
      .header('Access-Control-Allow-Methods', METHODS)
      .header('Access-Control-Max-Age', '86400')
      .header('Vary', 'Access-Control-Request-Headers')
      .headers(wanted === undefined ? {} : { 'Access-Control-Allow-Headers': wanted })
      .send();
  });
}
