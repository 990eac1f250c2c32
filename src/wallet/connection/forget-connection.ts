import { forgottenMark } from './connection-marks.ts';
import { leaveIfForgotten } from './connection-store.ts';
import type { Connection } from './connection.ts';
import { forgetKept } from './kept-wallet.ts';

/** Forgets a wallet's keys, in every tab and on the device. */
export async function forgetConnection(connection: Connection): Promise<void> {
  localStorage.setItem(forgottenMark(connection), 'yes');
  // The browser notifies other tabs only.
  leaveIfForgotten();
  await forgetKept(connection);
}
