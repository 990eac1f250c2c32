import type { QueryClient } from '@tanstack/react-query';
import type { Capabilities } from '#core/lnpay/extensions.ts';
import type { Connection } from '../connection/connection.ts';
import { capabilitiesQuery, readCapabilities, readWallet, walletQuery } from './host-queries.ts';

/**
 * What the host can do, for what depends on it; null if it is a plain LNPay host. Asks at once, where
 * a query of react-query would wait for its turn: a payment must not go out later, unseen.
 * @throws HostError when it is one of ours that has not said, or when it cannot be told.
 */
export async function capabilitiesOfHost(
  connection: Connection,
  queryClient: QueryClient,
): Promise<Capabilities | null> {
  const { queryKey } = capabilitiesQuery(connection);
  const known = queryClient.getQueryData(queryKey);
  if (known !== undefined) return known;
  const told = await readCapabilities(connection.host).catch(async (error: unknown) => {
    if (await isOneOfOurs(connection, queryClient)) throw error;
    return null;
  });
  // A screen that is asking still would put its failure over what is known now.
  await queryClient.cancelQueries({ queryKey });
  queryClient.setQueryData(queryKey, told);
  return told;
}

/**
 * LNPay's PHP server answers an address it does not know with a page that no other origin may read,
 * so its silence there says nothing. Its wallets do: they lack what ours have.
 */
async function isOneOfOurs(connection: Connection, queryClient: QueryClient): Promise<boolean> {
  const seen = queryClient.getQueryData(walletQuery(connection).queryKey);
  const wallet = seen ?? (await readWallet(connection));
  return wallet.held_msat !== undefined;
}
