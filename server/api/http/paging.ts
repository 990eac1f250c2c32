/** `page` and `per-page` as Yii reads them: nonsense is the default, and a page too far is the last one. */
import type { FastifyReply } from 'fastify';
import { PAGE_HEADERS } from '#core/lnpay/page-headers.ts';
import type { ListQuery } from '#core/lnpay/requests.ts';
import { fieldsAmongOthers, type FieldsOf } from './body.ts';
import { documentedText } from './fields.ts';
import { fieldsQuery } from './select-fields.ts';

export const listQuery = fieldsAmongOthers({
  ...fieldsQuery.entries,
  page: documentedText({ description: 'Which page, from 1.', example: '1' }),
  'per-page': documentedText({ description: 'How many on a page, at most 500.', example: '20' }),
} satisfies FieldsOf<ListQuery>);

/** What was asked for: the text of each, or null. */
type Asked = Record<'page' | 'per-page', string | null>;

export interface Page {
  offset: number;
  limit: number;
}

interface PageSizes {
  usual: number;
  most: number;
}

/** The part of a list that was asked for; sets the headers that say where it is. */
export function pageOf(query: Asked, reply: FastifyReply, total: number, sizes: PageSizes): Page {
  const limit = pageSizeOf(query, sizes);
  const pages = Math.ceil(total / limit);
  const page = Math.max(1, Math.min(positiveNumber(query.page) ?? 1, pages));
  reply.headers({
    [PAGE_HEADERS.totalCount]: total,
    [PAGE_HEADERS.pageCount]: pages,
    [PAGE_HEADERS.currentPage]: page,
    [PAGE_HEADERS.perPage]: limit,
  });
  return { offset: (page - 1) * limit, limit };
}

export function pageSizeOf(query: Asked, { usual, most }: PageSizes): number {
  return Math.min(positiveNumber(query['per-page']) ?? usual, most);
}

function positiveNumber(text: string | null): number | null {
  const number = text !== null && /^\d{1,9}$/.test(text) ? Number(text) : 0;
  return number > 0 ? number : null;
}
