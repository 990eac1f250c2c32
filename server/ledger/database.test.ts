import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import SqliteConnection from 'libsql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { msat } from '#core/money.ts';
import { createAccount, findApiKey } from './accounts.ts';
import { openDatabase } from './database.ts';
import { openLedger } from './ledger.ts';
import { deposit, order, reserved, walletWith } from './testing/test-ledger.ts';
import { createWallet, findWalletByKey, getWallet } from './wallets.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  file = join(folder, 'ledger.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('commits are durable and foreign keys are enforced', async () => {
  const { db } = openLedger(file);
  const pragma = async (name: string) =>
    Object.values((await sql<object>`${sql.raw(`PRAGMA ${name}`)}`.execute(db)).rows[0] ?? {})[0];
  expect(await pragma('journal_mode')).toBe('wal');
  expect(await pragma('synchronous')).toBe(2n);
  expect(await pragma('foreign_keys')).toBe(1n);
  await db.destroy();
});

test('the ledger is as it was after it is opened again', async () => {
  const first = openLedger(file);
  const walletId = await walletWith(first, 10_000n);
  await reserved(first, order(walletId, 1, 4_000n));
  await first.db.destroy();
  const second = openLedger(file);
  expect(await getWallet(second, walletId)).toMatchObject({
    balance_msat: 10_000n,
    held_msat: 4_000n,
  });
  await second.db.destroy();
});

test('an msat above 2^53 is kept exactly', async () => {
  const ledger = openLedger(file);
  const walletId = await walletWith(ledger, 9_007_199_254_740_993n);
  await deposit(ledger, walletId, msat(2n));
  expect((await getWallet(ledger, walletId)).balance_msat).toBe(9_007_199_254_740_995n);
  await ledger.db.destroy();
});

test('no key is in the files, only its hash', async () => {
  const ledger = openLedger(file);
  const { accountId, apiKeys } = await createAccount(ledger, 'shop');
  const { wallet, accessKeys } = await createWallet(ledger, accountId, 'till');
  expect(await findApiKey(ledger, apiKeys.public)).toEqual({ kind: 'pak', accountId });
  const waka = accessKeys['Wallet Admin'][0] ?? '';
  expect((await findWalletByKey(ledger, waka))?.wallet.id).toBe(wallet.id);
  await ledger.db.destroy();
  const bytes = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('');
  expect(bytes).toContain(wallet.id);
  for (const key of [apiKeys.secret, apiKeys.public, ...Object.values(accessKeys).flat()]) {
    expect(bytes).not.toContain(key);
  }
});

test('a file of a newer release is refused', async () => {
  await openDatabase(file).destroy();
  const newer = new SqliteConnection(file);
  newer.exec('PRAGMA user_version = 99');
  newer.close();
  expect(() => openDatabase(file)).toThrow('newer release');
});

test('the database itself refuses a balance below zero and a hold above the balance', async () => {
  const ledger = openLedger(file);
  const walletId = await walletWith(ledger, 10_000n);
  const set = (column: string, value: number) =>
    sql`UPDATE wallets SET ${sql.ref(column)} = ${value} WHERE id = ${walletId}`.execute(ledger.db);
  await expect(set('balance_msat', -1)).rejects.toThrow('CHECK');
  await expect(set('held_msat', 10_001)).rejects.toThrow('CHECK');
  await ledger.db.destroy();
});

test('a transaction that a full disk undid says so, and the next one runs', async () => {
  const ledger = openLedger(file);
  const walletId = await walletWith(ledger, 10_000n);
  const full = `SELECT RAISE(ROLLBACK, 'database or disk is full')`;
  await sql`CREATE TRIGGER full BEFORE INSERT ON payments BEGIN ${sql.raw(full)}; END`.execute(
    ledger.db,
  );
  await expect(reserved(ledger, order(walletId, 1, 4_000n))).rejects.toThrow('disk is full');
  await sql`DROP TRIGGER full`.execute(ledger.db);
  await reserved(ledger, order(walletId, 1, 4_000n));
  expect(await getWallet(ledger, walletId)).toMatchObject({ held_msat: 4_000n });
  await ledger.db.destroy();
});
