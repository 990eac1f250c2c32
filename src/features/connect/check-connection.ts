/** Reads the wallet with the keys a person gave, before they are accepted. */
import { walletSchema, type Wallet } from '#core/lnpay/wire.ts';
import { callHost, type Caller } from '#src/lib/lnpay/call-host.ts';
import { HostError, readReply } from '#src/lib/lnpay/host-error.ts';

/** @throws HostError */
export async function readWallet(caller: Caller): Promise<Wallet> {
  return readReply(await callHost(caller, { path: '/wallet/:key' }), walletSchema);
}

/** Why connecting failed, for its words, and what the host said itself. */
export interface ConnectFailure {
  why: HostError['kind'] | 'offline' | 'cannot-keep' | 'sandbox';
  hostText: string;
}

export function connectFailure(error: unknown): ConnectFailure {
  if (!(error instanceof HostError)) return { why: 'cannot-keep', hostText: '' };
  const offline = error.kind === 'unreachable' && !navigator.onLine;
  return { why: offline ? 'offline' : error.kind, hostText: error.hostText };
}
