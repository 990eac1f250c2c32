/** 405 for a known address with a method it does not have. */
import type { FastifyInstance, HTTPMethods } from 'fastify';
import { ApiError } from './api-error.ts';

const METHODS: readonly HTTPMethods[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Watches which routes are added from now on; the function it returns closes them to other methods. */
export function refuseOtherMethods(app: FastifyInstance): () => void {
  const methodsByUrl = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method }) => {
    if (!url.startsWith('/v1') || url.endsWith('*')) return;
    const known = methodsByUrl.get(url) ?? new Set();
    for (const one of [method].flat()) known.add(one);
    methodsByUrl.set(url, known);
  });
  return () => {
    for (const [url, known] of methodsByUrl) {
      const method = METHODS.filter((one) => !known.has(one));
      const Allow = [...known, 'OPTIONS'].join(', ');
      const words = `Method Not Allowed. This URL can only handle the following request methods: ${Allow}.`;
      app.route({
        method,
        url,
        schema: { hide: true },
        // Before a body is read, whatever it is.
        onRequest: async () => {
          throw new ApiError(405, words, { Allow });
        },
        handler: async () => {},
      });
    }
  };
}
