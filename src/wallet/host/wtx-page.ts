/** One page of a wallet's transactions, newest first, as the host sends it. */
import { PAGE_HEADERS } from '#core/lnpay/page-headers.ts';
import type { TransactionsQuery } from '#core/lnpay/requests.ts';
import { wtxListSchema, type Wtx } from '#core/lnpay/wire.ts';
import type { Connection } from '../connection/connection.ts';
import { callHost } from './call-host.ts';
import { readReply } from './host-error.ts';

export interface WtxPage {
  wtxs: Wtx[];
  /** Null where the host does not say. */
  pageCount: number | null;
  /** Of the whole wallet; null where the host does not say. */
  total: number | null;
}

/** @throws HostError */
export async function getWtxPage(
  connection: Connection,
  query: TransactionsQuery,
  signal?: AbortSignal,
): Promise<WtxPage> {
  const path = '/wallet/:key/transactions';
  const reply = await callHost(connection, { path, query: { ...query }, signal });
  const wtxs = readReply(reply, wtxListSchema);
  const number = (name: string) => {
    const text = reply.kind === 'answer' ? reply.headers.get(name) : null;
    return text === null ? null : Number(text);
  };
  return {
    wtxs,
    pageCount: number(PAGE_HEADERS.pageCount),
    total: number(PAGE_HEADERS.totalCount),
  };
}
