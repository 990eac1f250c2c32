/** Looks for a payment on a host that cannot look one up, among the wallet's transactions. */
import type { PaymentHash } from '#core/hex.ts';
import { isSettled, wtxListSchema, type Wtx } from '#core/lnpay/wire.ts';
import type { Connection } from '../connection/connection.ts';
import { callHost } from '../host/call-host.ts';
import { readReply } from '../host/host-error.ts';

/** How far back is searched: to a day before the payment began, or a few pages for a bare hash. */
const MOST_PAGES = { since: 20, anywhere: 3 };
/** The clocks of device and host differ. */
const MARGIN_MS = 24 * 3_600_000;

/**
 * The settled withdrawal of a hash, null when there is none. A plain LNPay host writes a withdrawal
 * down only once it is paid, so finding it settles the matter and not finding it says nothing.
 * @param startedAt when the payment began, in Unix milliseconds; null when that is not known
 * @throws HostError when the host cannot be asked now.
 */
export async function searchTransactions(
  connection: Connection,
  paymentHash: PaymentHash,
  startedAt: number | null,
): Promise<Wtx | null> {
  const since = startedAt === null ? 0 : startedAt - MARGIN_MS;
  const most = startedAt === null ? MOST_PAGES.anywhere : MOST_PAGES.since;
  let newestBefore: string | undefined;
  for (let page = 1; page <= most; page += 1) {
    const { transactions, pageCount } = await readPage(connection, page);
    const found = transactions.find((wtx) => isWithdrawalOf(wtx, paymentHash));
    if (found) return found;
    const newest = transactions[0]?.id;
    // Some hosts answer a page beyond the last with the last.
    if (newest === undefined || newest === newestBefore) break;
    if (pageCount !== null && page >= pageCount) break;
    if (transactions.every((wtx) => wtx.created_at * 1000 < since)) break;
    newestBefore = newest;
  }
  return null;
}

async function readPage(connection: Connection, page: number) {
  const reply = await callHost(connection, {
    path: '/wallet/:key/transactions',
    query: { page: String(page), 'per-page': '50' },
  });
  const transactions = readReply(reply, wtxListSchema);
  const said = reply.kind === 'answer' ? reply.headers.get('X-Pagination-Page-Count') : null;
  return { transactions, pageCount: said === null ? null : Number(said) };
}

function isWithdrawalOf({ num_satoshis: moved, lnTx }: Wtx, paymentHash: PaymentHash): boolean {
  if (!lnTx || moved > 0) return false;
  return lnTx.r_hash_decoded?.toLowerCase() === paymentHash && isSettled(lnTx);
}
