import { sandboxWalletSchema } from '#core/lnpay/extensions.ts';
import type { SandboxWalletRequest } from '#core/lnpay/requests.ts';
import type { Connection } from '../connection/connection.ts';
import { anyoneAt, callHost } from './call-host.ts';
import { HostError, readReply } from './host-error.ts';
import { pageHost } from './page-host.ts';

/** The sandbox fills the wallet by a real payment, right after its nodes have started. */
const PATIENCE_MS = 30_000;

/** A new wallet with play money at the host this page comes from. @throws HostError */
export async function openSandboxWallet(): Promise<Connection> {
  const host = pageHost();
  const reply = await callHost(anyoneAt(host), {
    method: 'POST',
    path: '/sandbox/wallet',
    body: {} satisfies SandboxWalletRequest,
    timeoutMs: PATIENCE_MS,
  });
  const wallet = readReply(reply, sandboxWalletSchema);
  const walletKey = wallet.access_keys['Wallet Admin']?.[0];
  if (walletKey === undefined) throw new HostError('not-lnpay');
  return { host, publicKey: wallet.api_keys.public, walletKey, walletId: wallet.id };
}
