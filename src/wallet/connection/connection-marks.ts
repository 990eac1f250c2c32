/** What stands in local storage, for all tabs of this browser. Never a key. */
import type { Connection } from './connection.ts';

/** Says that there is something in the vault, so that a first visit need not load what opens it. */
export const KEPT_MARK = 'connection-kept';

/** Stands there while a wallet is forgotten, so that no tab, awake or asleep, goes on with its keys. */
export function forgottenMark({ host, walletId }: Connection): string {
  return `forgotten ${host} ${walletId}`;
}
