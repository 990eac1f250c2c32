/** The headers that say where in a list an answer is. */
export const PAGE_HEADERS = {
  totalCount: 'X-Pagination-Total-Count',
  pageCount: 'X-Pagination-Page-Count',
  currentPage: 'X-Pagination-Current-Page',
  perPage: 'X-Pagination-Per-Page',
} as const;
