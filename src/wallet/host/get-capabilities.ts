import { queryOptions } from '@tanstack/react-query';
import { capabilitiesSchema, type Capabilities } from '#core/lnpay/extensions.ts';
import type { Connection } from '../connection/connection.ts';
import { anyoneAt, callHost } from './call-host.ts';
import { HostError, readReply } from './host-error.ts';

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
    return readReply(reply, capabilitiesSchema);
  } catch (error) {
    // Only LNPay's own words say that there is none. Other answers, a 404 page too, may be those of
    // a proxy before one of our hosts, which is busy, blocked or being started again.
    if (error instanceof HostError && error.kind === 'not-found' && error.hostText) return null;
    throw error;
  }
}
