/** The wallet's database on this device. */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { PaymentRecord } from './payments/payment-record.ts';

interface DeviceSchema extends DBSchema {
  /** The connected wallet's keys, encrypted, and the key that opens them (never extractable). */
  vault: { key: string; value: CryptoKey | { iv: BufferSource; data: ArrayBuffer } };
  /** One record a payment, by payment hash. */
  payments: { key: string; value: PaymentRecord; indexes: { startedAt: number } };
}

let opening: Promise<IDBPDatabase<DeviceSchema>> | null = null;

/** @throws DOMException where the browser refuses storage (some private windows). */
export function deviceDb(): Promise<IDBPDatabase<DeviceSchema>> {
  opening ??= openDB<DeviceSchema>('lnpay-wallet', 1, {
    upgrade(db) {
      db.createObjectStore('vault');
      db.createObjectStore('payments', { keyPath: 'paymentHash' }).createIndex(
        'startedAt',
        'startedAt',
      );
    },
    terminated() {
      opening = null;
    },
  });
  return opening;
}
