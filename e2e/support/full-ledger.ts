/** A disk that is full for the ledger alone: SQLite refuses one kind of write, while the node goes on. */
import { ledgerFileIn } from '#server/data-folder.ts';
import { refuse, refuseNothing, type LedgerWrite } from '#server/ledger/testing/ledger-file.ts';
import type { RunningServer } from './server.ts';

/** Lets no such write through while `work` runs. */
export async function whileFull(
  { dataDir }: RunningServer,
  write: LedgerWrite,
  work: () => Promise<void>,
): Promise<void> {
  const file = ledgerFileIn(dataDir);
  refuse(file, write);
  try {
    await work();
  } finally {
    refuseNothing(file);
  }
}
