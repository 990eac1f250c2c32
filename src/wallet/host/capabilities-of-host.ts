import type { QueryClient } from '@tanstack/react-query';
import type { Connection } from '../connection/connection.ts';
import { capabilitiesQuery, getCapabilities, type Capabilities } from './get-capabilities.ts';
import { getWallet, walletQuery } from './get-wallet.ts';

/**
 * What the host can do, before money moves; null if it is a plain LNPay host. Asks at once, where a
 * query of react-query would wait until the browser is online: a payment must not go out later, unseen.
 * @throws HostError when it is one of ours that has not answered, or when that is not known.
 */
export async function capabilitiesOfHost(
  connection: Connection,
  queryClient: QueryClient,
): Promise<Capabilities | null> {
  const { queryKey } = capabilitiesQuery(connection);
  const cached = queryClient.getQueryData(queryKey);
  if (cached !== undefined) return cached;
  const found = await getCapabilities(connection.host).catch(async (error: unknown) => {
    if (await isOneOfOurs(connection, queryClient)) throw error;
    return null;
  });
  // A screen that is still asking would put its failure over what is known now.
  await queryClient.cancelQueries({ queryKey });
  queryClient.setQueryData(queryKey, found);
  return found;
}

/**
 * LNPay's PHP server answers an address it does not know with a page that no other origin may read,
 * so its silence there proves nothing. Its wallets do: they lack a field that ours have.
 */
async function isOneOfOurs(connection: Connection, queryClient: QueryClient): Promise<boolean> {
  const cached = queryClient.getQueryData(walletQuery(connection).queryKey);
  const wallet = cached ?? (await getWallet(connection));
  return wallet.held !== null;
}
