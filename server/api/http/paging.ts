/** `page` and `per-page` as Yii reads them: nonsense is the default, and a page too far is the last one. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { fieldsAmongOthers } from './body.ts';
import { documentedText } from './fields.ts';

export const listQuery = fieldsAmongOthers({
  page: documentedText('Which page, from 1.', '1'),
  'per-page': documentedText('How many on a page, at most 500.', '20'),
  fields: documentedText('Only these fields of each object, with commas between.', 'id,created_at'),
});

export interface Page {
  offset: number;
  limit: number;
}

interface PageSizes {
  usual: number;
  most: number;
}

/** The part of a list that was asked for; sets the headers that say where it is. */
export function pageOf(
  request: FastifyRequest,
  reply: FastifyReply,
  total: number,
  sizes: PageSizes,
): Page {
  const limit = pageSizeOf(request, sizes);
  const pages = Math.ceil(total / limit);
  const page = Math.max(1, Math.min(queryNumber(request, 'page') ?? 1, pages));
  reply.headers({
    'X-Pagination-Total-Count': total,
    'X-Pagination-Page-Count': pages,
    'X-Pagination-Current-Page': page,
    'X-Pagination-Per-Page': limit,
  });
  return { offset: (page - 1) * limit, limit };
}

export function pageSizeOf(request: FastifyRequest, { usual, most }: PageSizes): number {
  return Math.min(queryNumber(request, 'per-page') ?? usual, most);
}

function queryNumber(request: FastifyRequest, name: string): number | null {
  const text = queryText(request, name);
  const number = text !== null && /^\d{1,9}$/.test(text) ? Number(text) : 0;
  return number > 0 ? number : null;
}

/** One parameter of the query, where there is exactly one of that name. */
export function queryText({ query }: FastifyRequest, name: string): string | null {
  if (query === null || typeof query !== 'object') return null;
  const value: unknown = Object.entries(query).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : null;
}
