/** `?fields=id,balance` limits an answer to these fields of each object. */
import type { FastifyRequest } from 'fastify';
import { queryText } from './paging.ts';

export function selectFields<T extends object>(request: FastifyRequest, item: T): Partial<T> {
  const wanted = wantedFields(request);
  return wanted ? pick(item, wanted) : item;
}

export function selectFieldsOfAll<T extends object>(
  request: FastifyRequest,
  items: readonly T[],
): Partial<T>[] {
  const wanted = wantedFields(request);
  return items.map((item) => (wanted ? pick(item, wanted) : item));
}

function wantedFields(request: FastifyRequest): Set<string> | null {
  const names = (queryText(request, 'fields') ?? '')
    .split(',')
    .flatMap((name) => name.trim() || []);
  return names.length === 0 ? null : new Set(names);
}

function pick<T extends object>(item: T, wanted: Set<string>): Partial<T> {
  const picked: Partial<T> = { ...item };
  for (const key in picked) if (!wanted.has(key)) delete picked[key];
  return picked;
}
