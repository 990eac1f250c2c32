/** Keeps the connection on the device, encrypted with a key that cannot leave the browser. */
import * as v from 'valibot';
import { deviceDb } from '../device-db.ts';
import { connectionSchema, type Connection } from './connection.ts';

const KEY = 'key';
const SEALED = 'connection';
const ALGORITHM = 'AES-GCM';

export interface ConnectionVault {
  read(): Promise<Connection | null>;
  write(connection: Connection): Promise<void>;
  clear(): Promise<void>;
}

/** @throws where the browser has no storage for this page. */
export async function openVault(): Promise<ConnectionVault> {
  const db = await deviceDb();
  return {
    async read() {
      const key = await db.get('vault', KEY);
      const sealed = await db.get('vault', SEALED);
      if (!(key instanceof CryptoKey) || !sealed || sealed instanceof CryptoKey) return null;
      const plain = await crypto.subtle.decrypt(
        { name: ALGORITHM, iv: sealed.iv },
        key,
        sealed.data,
      );
      const parsed = v.safeParse(connectionSchema, JSON.parse(new TextDecoder().decode(plain)));
      return parsed.success ? parsed.output : null;
    },
    async write(connection) {
      const key = await crypto.subtle.generateKey({ name: ALGORITHM, length: 256 }, false, [
        'encrypt',
        'decrypt',
      ]);
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const plain = new TextEncoder().encode(JSON.stringify(connection));
      const data = await crypto.subtle.encrypt({ name: ALGORITHM, iv }, key, plain);
      const tx = db.transaction('vault', 'readwrite');
      await Promise.all([tx.store.put(key, KEY), tx.store.put({ iv, data }, SEALED), tx.done]);
    },
    async clear() {
      await db.clear('vault');
    },
  };
}
