import { queryOptions } from '@tanstack/react-query';
import { walletSchema, type Wallet as WireWallet } from '#core/lnpay/wire.ts';
import { msat, msatFromSat, subtractMsat, ZERO_MSAT, type Msat } from '#core/money.ts';
import type { Connection } from '../connection/connection.ts';
import { callHost, type Caller } from './call-host.ts';
import { readReply } from './host-error.ts';

export interface Wallet {
  id: string;
  /** What its owner calls it; empty for nothing. */
  label: string;
  /** What can be spent now: the balance without what is held. */
  spendable: Msat;
  /** Held for payments that are not decided; null on plain hosts, which say nothing of it. */
  held: Msat | null;
}

export function walletQuery(connection: Connection) {
  return queryOptions({
    queryKey: ['wallet', connection.host, connection.walletId],
    queryFn: ({ signal }) => getWallet(connection, signal),
  });
}

/** @throws HostError */
export async function getWallet(caller: Caller, signal?: AbortSignal): Promise<Wallet> {
  return toWallet(
    readReply(await callHost(caller, { path: '/wallet/:key', signal }), walletSchema),
  );
}

export function toWallet(wire: WireWallet): Wallet {
  // A wallet that a host let slip below zero has nothing to spend.
  const balance =
    typeof wire.balance_msat === 'number'
      ? msat(Math.max(0, wire.balance_msat))
      : msatFromSat(Math.max(0, wire.balance));
  const held = wire.held_msat === undefined ? null : msat(Math.max(0, wire.held_msat ?? 0));
  return {
    id: wire.id,
    label: wire.user_label ?? '',
    spendable: held === null ? balance : balance < held ? ZERO_MSAT : subtractMsat(balance, held),
    held,
  };
}
