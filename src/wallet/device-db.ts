/** The wallet's database on this device. */
import {
  openDB,
  type DBSchema,
  type IDBPDatabase,
  type IDBPTransaction,
  type StoreNames,
} from 'idb';
import type { Note } from './notes/note.ts';
import type { PaymentRecord, UnreadableRecord } from './payments/payment-record.ts';

interface DeviceSchema extends DBSchema {
  /** The connected wallet's keys, encrypted, and the key that opens them (never extractable). */
  vault: { key: string; value: CryptoKey | { iv: BufferSource; data: ArrayBuffer } };
  /** One record a payment, by payment hash. */
  payments: {
    key: string;
    value: PaymentRecord | UnreadableRecord;
    indexes: { startedAt: number };
  };
  /** A person's own words on a payment or a deposit, by its activity's id. */
  notes: { key: string; value: Note };
}

let opening: Promise<IDBPDatabase<DeviceSchema>> | null = null;

/** @throws DOMException where the browser refuses storage (some private windows). */
export function deviceDb(): Promise<IDBPDatabase<DeviceSchema>> {
  opening ??= open().catch((error: unknown) => {
    // A person may make room for it, and try again.
    opening = null;
    throw error;
  });
  return opening;
}

const NAME = 'lnpay-wallet';
const VERSION = 3;

type UpgradeRecord = (old: unknown) => PaymentRecord | null;

async function open(): Promise<IDBPDatabase<DeviceSchema>> {
  // Loaded before the upgrade, which cannot wait for it: its transaction would end.
  const upgradeRecord = (await hasOldRecords())
    ? (await import('./payments/upgrade-record.ts')).upgradeRecord
    : null;
  return openDB<DeviceSchema>(NAME, VERSION, {
    async upgrade(db, before, _version, tx) {
      if (before < 1) {
        db.createObjectStore('vault');
        const payments = db.createObjectStore('payments', { keyPath: 'paymentHash' });
        payments.createIndex('startedAt', 'startedAt');
      }
      if (before < 2) db.createObjectStore('notes', { keyPath: 'id' });
      if (before === 1 || before === 2) {
        await orAbort(tx, () => upgradePayments(tx, upgradeRecord));
      }
    },
    // A newer wallet in another tab must not wait for this one to be closed.
    blocking(_current, _wanted, event) {
      if (event.target instanceof IDBDatabase) event.target.close();
      opening = null;
    },
    terminated() {
      opening = null;
    },
  });
}

/** Whether an earlier release may have stored payments here. Only then the code that reads them is loaded. */
async function hasOldRecords(): Promise<boolean> {
  if (!('databases' in indexedDB)) return true;
  const stored = (await indexedDB.databases()).find(({ name }) => name === NAME);
  return stored?.version !== undefined && stored.version < VERSION;
}

/**
 * idb does not wait for an upgrade. One that fails undoes itself, so that the next opening tries again:
 * else the records would be taken for upgraded ones, and could not be read.
 */
export async function orAbort(tx: { abort(): void }, upgrade: () => Promise<void>): Promise<void> {
  try {
    await upgrade();
  } catch {
    try {
      tx.abort();
    } catch {
      // The browser has, as for a write on a full disk.
    }
  }
}

/** Release 0.1 kept the host's own transactions. */
async function upgradePayments(
  tx: IDBPTransaction<DeviceSchema, StoreNames<DeviceSchema>[], 'versionchange'>,
  upgradeRecord: UpgradeRecord | null,
): Promise<void> {
  // Another tab, of that release, made the database meanwhile. The upgrade is undone, and the next one succeeds.
  if (!upgradeRecord) throw new Error('records of an earlier release came in between');
  let cursor = await tx.objectStore('payments').openCursor();
  while (cursor) {
    const record = upgradeRecord(cursor.value);
    if (record) await cursor.update(record);
    cursor = await cursor.continue();
  }
}
