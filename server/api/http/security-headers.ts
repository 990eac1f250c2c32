/** The headers that every answer carries. The documentation's pages have a policy of their own. */
import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import { isApiAddress } from './is-api-address.ts';

/**
 * The wallet talks to whatever host its owner names, hence `https:`; to plain HTTP only on the same
 * machine. 'wasm-unsafe-eval' lets the QR decoder's WebAssembly run, and nothing else.
 */
const WALLET_POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'blob:', 'data:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'", 'https:', 'http://localhost:*', 'http://127.0.0.1:*'],
  workerSrc: ["'self'", 'blob:'],
  manifestSrc: ["'self'"],
  mediaSrc: ["'self'", 'blob:'],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

const A_YEAR = 31_536_000;

export async function setSecurityHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: WALLET_POLICY },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
    // Other origins may read the API (CORS), so they may load it too.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    strictTransportSecurity: false,
  });
  app.addHook('onRequest', async (request, reply) => {
    reply.header(
      'Permissions-Policy',
      'camera=(self), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()',
    );
    // Balances and receipts are in no cache.
    if (isApiAddress(request.url)) reply.header('Cache-Control', 'no-store');
    if (request.protocol === 'https') {
      reply.header('Strict-Transport-Security', `max-age=${A_YEAR}`);
    }
  });
}
