import { sandboxWalletSchema } from '#core/lnpay/extensions.ts';
import type { Connection } from '#src/wallet/connection/connection.ts';
import { anyoneAt, callHost } from '#src/wallet/host/call-host.ts';
import { HostError, readReply } from '#src/wallet/host/host-error.ts';

/** The sandbox fills the wallet by a real payment, right after its nodes have started. */
const PATIENCE_MS = 30_000;

/** A new wallet with play money at the host this page comes from. @throws HostError */
export async function openSandboxWallet(host: string): Promise<Connection> {
  const reply = await callHost(anyoneAt(host), {
    method: 'POST',
    path: '/sandbox/wallet',
    body: {},
    timeoutMs: PATIENCE_MS,
  });
  const wallet = readReply(reply, sandboxWalletSchema);
  const walletKey = wallet.access_keys['Wallet Admin']?.[0];
  if (walletKey === undefined) throw new HostError('not-lnpay');
  return { host, publicKey: wallet.api_keys.public, walletKey, walletId: wallet.id };
}
