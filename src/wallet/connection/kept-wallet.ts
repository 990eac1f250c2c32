/** The one wallet whose keys are kept on this device. Loads only where one is, or is to be, kept. */
import { forgottenMark, KEPT_MARK } from './connection-marks.ts';
import { openVault } from './connection-vault.ts';
import type { Connection } from './connection.ts';

/** Null where its keys cannot be read. */
export async function readKept(): Promise<Connection | null> {
  if (!localStorage.getItem(KEPT_MARK)) return null;
  return openVault()
    .then((vault) => vault.read())
    .catch(() => null);
}

/**
 * Makes room for this wallet, which is kept if `keep`.
 * @returns whether it is kept now.
 * @throws when it should be kept, and the device cannot.
 */
export async function replaceKept(connection: Connection, keep: boolean): Promise<boolean> {
  const before = await readKept();
  const isSame = before?.walletKey === connection.walletKey && before.host === connection.host;
  if (isSame && keep) return true;
  if (keep) {
    await (await openVault()).write(connection);
    localStorage.setItem(KEPT_MARK, 'yes');
  } else {
    await clear();
  }
  if (before && !isSame) localStorage.setItem(forgottenMark(before), 'yes');
  return keep;
}

/** Removes the wallet's keys. Another one that was kept meanwhile stays. */
export async function forgetKept(connection: Connection): Promise<void> {
  const kept = await readKept();
  if (!kept || forgottenMark(kept) === forgottenMark(connection)) await clear();
}

async function clear(): Promise<void> {
  localStorage.removeItem(KEPT_MARK);
  await openVault()
    .then((vault) => vault.clear())
    .catch(() => undefined);
}
