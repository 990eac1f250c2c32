import { HostError } from '#src/wallet/host/host-error.ts';

/** Why connecting failed, and the host's own words. */
export interface ConnectFailure {
  why: HostError['kind'] | 'offline' | 'cannot-keep' | 'sandbox';
  hostText: string;
}

export function connectFailure(error: unknown): ConnectFailure {
  if (!(error instanceof HostError)) return { why: 'cannot-keep', hostText: '' };
  const offline = error.kind === 'unreachable' && !navigator.onLine;
  return { why: offline ? 'offline' : error.kind, hostText: error.hostText };
}
