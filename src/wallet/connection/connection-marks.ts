/** Marks in local storage, seen by all tabs of this browser. Never a key. */
import type { Connection } from './connection.ts';

/** There is something in the vault. Without it, a first visit need not load what opens the vault. */
export const KEPT_MARK = 'connection-kept';

/** The wallet has been forgotten: no tab may use its keys any more, not even one that was asleep. */
export function forgottenMark({ host, walletId }: Connection): string {
  return `forgotten ${host} ${walletId}`;
}
