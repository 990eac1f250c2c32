/** Looks for a payment on a host that cannot look one up, among the wallet's transactions. */
import type { PaymentHash } from '#core/hex.ts';
import { settledPayment, type AskedPayment } from '#core/lnpay/settled-wtx.ts';
import { isSettled, type Wtx } from '#core/lnpay/wire.ts';
import type { SettledState } from '#core/payment/payment-state.ts';
import type { TransactionsQuery } from '#core/lnpay/requests.ts';
import type { Connection } from '../connection/connection.ts';
import { getWtxPage } from './wtx-page.ts';

/** How far back is searched: to a day before the payment began, or a few pages for a bare hash. */
const MOST_PAGES = { since: 20, anywhere: 3 };
/** The clocks of device and host differ. */
const MARGIN_MS = 24 * 3_600_000;

/**
 * A plain LNPay host writes a withdrawal down only once it is settled, so finding it decides the
 * matter and not finding it says nothing.
 * @param startedAt when the payment began, in Unix milliseconds; null when that is not known
 * @returns null when there is none
 * @throws HostError when the host cannot be asked now
 */
export async function findPayment(
  connection: Connection,
  asked: AskedPayment,
  startedAt: number | null,
): Promise<SettledState | null> {
  const since = startedAt === null ? 0 : startedAt - MARGIN_MS;
  const most = startedAt === null ? MOST_PAGES.anywhere : MOST_PAGES.since;
  let newestBefore: string | undefined;
  for (let page = 1; page <= most; page += 1) {
    const query = { page: String(page), 'per-page': '50' } satisfies TransactionsQuery;
    const { wtxs, pageCount } = await getWtxPage(connection, query);
    const found = wtxs.find((wtx) => isPaymentOf(wtx, asked.paymentHash));
    if (found) {
      return { status: 'settled', settlement: settledPayment(found, asked), at: Date.now() };
    }
    const newest = wtxs[0]?.id;
    // Some hosts answer a page beyond the last with the last.
    if (newest === undefined || newest === newestBefore) break;
    if (pageCount !== null && page >= pageCount) break;
    if (wtxs.every((wtx) => wtx.created_at * 1000 < since)) break;
    newestBefore = newest;
  }
  return null;
}

function isPaymentOf({ num_satoshis: moved, lnTx }: Wtx, paymentHash: PaymentHash): boolean {
  if (!lnTx || moved > 0) return false;
  return lnTx.r_hash_decoded?.toLowerCase() === paymentHash && isSettled(lnTx);
}
