/** Serves the built wallet: its files, and its page at every address that is the wallet's own. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from './http/api-error.ts';
import { isApiAddress } from './http/is-api-address.ts';

export async function serveWallet(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    dotfiles: 'ignore',
    index: false,
    cacheControl: false,
    setHeaders: (reply, file) => {
      const isHashed = file.startsWith(path.join(folder, 'assets') + path.sep);
      reply.setHeader('Vary', 'Accept-Encoding');
      reply.setHeader(
        'Cache-Control',
        isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  // Not the plugin's own index: it looks for a compressed folder and answers 404.
  app.get('/', { schema: { hide: true } }, (_request, reply) => reply.sendFile('index.html'));
}

/** An address that no file and no route has: a page of the wallet, if a person went there. */
export function answerUnknown(
  folder: string | null,
): (request: FastifyRequest, reply: FastifyReply) => FastifyReply {
  return (request, reply) => {
    const isNavigation =
      (request.method === 'GET' || request.method === 'HEAD') &&
      (request.headers.accept ?? '').includes('text/html') &&
      !isApiAddress(request.url) &&
      !/^\/docs(?:[/?]|$)/.test(request.url);
    if (!isNavigation || folder === null || !existsSync(path.join(folder, 'index.html'))) {
      throw notFound();
    }
    return reply.sendFile('index.html');
  };
}
