/** The three places where an API key may be, in the order in which LNPay looks. */
import type { FastifyRequest } from 'fastify';
import { queryText } from './query-text.ts';

export function readApiKey(request: FastifyRequest): string | null {
  const header = request.headers['x-api-key'];
  if (typeof header === 'string' && header !== '') return header;
  return queryText(request, 'access-token') ?? basicUser(request.headers.authorization);
}

/** `Basic base64("KEY:")`: the key is the user, the password is empty. */
function basicUser(authorization: string | undefined): string | null {
  const encoded = /^Basic\s+([\w+/=-]+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return null;
  const user = Buffer.from(encoded, 'base64').toString('utf8').split(':')[0];
  return user === undefined || user === '' ? null : user;
}
