import { openDB } from 'idb';
import { expect, test, vi } from 'vitest';
import { deviceDb } from './device-db.ts';

vi.mock('idb', () => ({ openDB: vi.fn() }));
vi.stubGlobal('indexedDB', { databases: async () => [] });

test('a database that could not be opened is tried again', async () => {
  for (const why of ['no room', 'no room yet']) {
    vi.mocked(openDB).mockRejectedValueOnce(new DOMException(why, 'QuotaExceededError'));
    await expect(deviceDb()).rejects.toThrow(why);
  }
});
