import type { FastifyRequest } from 'fastify';

/** One parameter of the query, where there is exactly one of that name. */
export function queryText({ query }: FastifyRequest, name: string): string | null {
  if (query === null || typeof query !== 'object') return null;
  const value: unknown = Object.entries(query).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : null;
}
