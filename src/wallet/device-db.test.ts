import { openDB } from 'idb';
import { expect, test, vi } from 'vitest';
import { deviceDb, orAbort } from './device-db.ts';

vi.mock('idb', () => ({ openDB: vi.fn() }));
vi.stubGlobal('indexedDB', { databases: async () => [] });

test('a database that could not be opened is tried again', async () => {
  for (const why of ['no room', 'no room yet']) {
    vi.mocked(openDB).mockRejectedValueOnce(new DOMException(why, 'QuotaExceededError'));
    await expect(deviceDb()).rejects.toThrow(why);
  }
});

test('an upgrade that fails undoes itself', async () => {
  const abort = vi.fn();
  await orAbort({ abort }, async () => {});
  expect(abort).not.toHaveBeenCalled();
  await orAbort({ abort }, () => Promise.reject(new Error('old records came in between')));
  expect(abort).toHaveBeenCalledOnce();
  abort.mockImplementation(() => {
    throw new DOMException('it is over', 'InvalidStateError');
  });
  await orAbort({ abort }, () => Promise.reject(new Error('the disk is full')));
  expect(abort).toHaveBeenCalledTimes(2);
});
