import type { Connection } from '../connection/connection.ts';
import type { Caller } from './call-host.ts';
import { getWallet } from './get-wallet.ts';

/** Reads the wallet that the keys open, which shows that they do. @throws HostError */
export async function checkKeys(caller: Caller): Promise<Connection> {
  const { id } = await getWallet(caller);
  return { ...caller, walletId: id };
}
