import { queryOptions } from '@tanstack/react-query';
import type { Network } from '#core/invoice/invoice.ts';
import { capabilitiesSchema } from '#core/lnpay/extensions.ts';
import type { Connection } from '../connection/connection.ts';
import { anyoneAt, callHost } from './call-host.ts';
import { HostError, readReply } from './host-error.ts';

/** What a host of ours can do beyond LNPay. */
export interface Capabilities {
  network: Network;
  /** It plays with worthless sats, and gives wallets and invoices away. */
  sandbox: boolean;
  /** It says what became of a payment hash. */
  paymentLookup: boolean;
  feeEstimate: boolean;
  /** It pays invoices that leave the amount to the payer. */
  amountless: boolean;
  /** Withdrawals take an `Idempotency-Key`, and the look-up says whose attempt it is of. */
  idempotencyKeys: boolean;
  /** It can make "it never arrived" final. */
  abandon: boolean;
  /** It searches a wallet's transactions. */
  search: boolean;
}

/**
 * Null on hosts without our extensions. They do not change while the page is open. An error leaves
 * it open what the host can do: before money moves, `capabilitiesOfHost` finds out.
 */
export function capabilitiesQuery(connection: Pick<Connection, 'host'>) {
  return queryOptions({
    queryKey: ['capabilities', connection.host],
    queryFn: ({ signal }) => getCapabilities(connection.host, signal),
    staleTime: Infinity,
  });
}

/** @throws HostError when the answer leaves it open what the host can do. */
export async function getCapabilities(
  host: string,
  signal?: AbortSignal,
): Promise<Capabilities | null> {
  const reply = await callHost(anyoneAt(host), { path: '/capabilities', signal });
  try {
    const wire = readReply(reply, capabilitiesSchema);
    return {
      network: wire.network,
      sandbox: wire.sandbox,
      paymentLookup: wire.payment_lookup,
      feeEstimate: wire.fee_estimate,
      amountless: wire.amountless,
      idempotencyKeys: wire.idempotency_key ?? false,
      abandon: wire.abandon ?? false,
      search: wire.search ?? false,
    };
  } catch (error) {
    // Only LNPay's own words say that there is none. Other answers, a 404 page too, may be those of
    // a proxy before one of our hosts, which is busy, blocked or being started again.
    if (error instanceof HostError && error.kind === 'not-found' && error.hostText) return null;
    throw error;
  }
}
