import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import SqliteConnection from 'libsql';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { msat } from '#core/money.ts';
import { createAccount, findApiKey } from '../accounts.ts';
import { listUnfinishedPayments } from '../payments.ts';
import { audit } from '../audit.ts';
import { newWalletId, type WalletId } from '../ids.ts';
import { hold, walletIn } from '../balance.ts';
import { bindNode } from '../ledger-node.ts';
import { closeLedger, openLedger, openLedgerBeside } from '../ledger.ts';
import { migrate } from './migrate.ts';
import { initial } from './migrations/001-initial.ts';
import { runSql } from '../testing/raw-sql.ts';
import { deposit, order, OUR_NODE, reserved, walletWith } from '../testing/test-ledger.ts';
import { countAccountTransactions, listAccountTransactions } from '../transactions.ts';
import { createWallet, findWalletByKey, getWallet } from '../wallets.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-'));
  file = join(folder, 'ledger.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('commits are durable and foreign keys are enforced', async () => {
  const ledger = openLedger(file);
  const pragma = async (name: string) => {
    const [row] = await runSql(ledger, sql<object>`${sql.raw(`PRAGMA ${name}`)}`);
    return Object.values(row ?? {})[0];
  };
  expect(await pragma('journal_mode')).toBe('wal');
  expect(await pragma('synchronous')).toBe(2);
  expect(await pragma('foreign_keys')).toBe(1);
  await closeLedger(ledger);
});

test('the ledger is as it was after it is opened again', async () => {
  const first = openLedger(file);
  const walletId = await walletWith(first, 10_000n);
  await reserved(first, order(walletId, 1, 4_000n));
  await closeLedger(first);
  const second = openLedger(file);
  expect(await getWallet(second, walletId)).toMatchObject({
    balance: 10_000n,
    held: 4_000n,
  });
  await closeLedger(second);
});

test('an msat above 2^53 is kept exactly', async () => {
  const ledger = openLedger(file);
  const walletId = await walletWith(ledger, 9_007_199_254_740_993n);
  await deposit(ledger, walletId, msat(2n));
  expect((await getWallet(ledger, walletId)).balance).toBe(9_007_199_254_740_995n);
  await closeLedger(ledger);
});

test('no key is in the files, only its hash', async () => {
  const ledger = openLedger(file);
  const { accountId, apiKeys } = await createAccount(ledger, 'shop');
  const { wallet, accessKeys } = await createWallet(ledger, accountId, 'till');
  expect(await findApiKey(ledger, apiKeys.public)).toEqual({ kind: 'pak', accountId });
  const waka = accessKeys['Wallet Admin'][0] ?? '';
  expect((await findWalletByKey(ledger, waka))?.wallet.id).toBe(wallet.id);
  await closeLedger(ledger);
  const bytes = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('');
  expect(bytes).toContain(wallet.id);
  for (const key of [apiKeys.secret, apiKeys.public, ...Object.values(accessKeys).flat()]) {
    expect(bytes).not.toContain(key);
  }
});

test('a ledger of the first release is brought up: its lists, balances and payments are as they were', async () => {
  const [till, safe, bar] = [newWalletId(), newWalletId(), newWalletId()];
  const old = new SqliteConnection(file);
  old.exec(`${initial}
    INSERT INTO accounts (id, label, created_at) VALUES (1, 'shop', 1), (2, 'bar', 1);
    INSERT INTO wallets VALUES ('${till}', 1, 'till', 9000, 4000, 2, 1, 1), ('${safe}', 1, 'safe', 5000, 0, 1, 1, 1), ('${bar}', 2, 'bar', 7000, 0, 1, 1, 1);
    INSERT INTO wtxs (id, wallet_id, account_id, wallet_n, type, num_msat, balance_after_msat, user_label, pass_thru, created_at) VALUES
      ('wtx_1', '${till}', 1, 1, 'host_credit', 8000, 8000, '', '{}', 1), ('wtx_2', '${safe}', 1, 1, 'host_credit', 5000, 5000, '', '{}', 1),
      ('wtx_3', '${bar}', 2, 1, 'host_credit', 7000, 7000, '', '{}', 1), ('wtx_4', '${till}', 1, 2, 'host_credit', 1000, 9000, '', '{}', 1);
    INSERT INTO lntxs VALUES ('lntx_1', '${till}', 'out', 'aa', 'lnbcrt1', '02', NULL, NULL, 3000, NULL, 60, 61, 1, NULL, NULL, NULL, 0, 0, '{}');
    INSERT INTO payments (id, wallet_id, node_pubkey, payment_hash, state, is_inside, amount_msat, fee_limit_msat, hold_msat, lntx_id, wtx_id, pass_thru, created_at)
      VALUES ('pay_1', '${till}', '02', 'aa', 'submitted', 0, 3000, 1000, 4000, 'lntx_1', 'wtx_9', '{}', 1);
    INSERT INTO lntxs VALUES ('lntx_2', '${till}', 'out', 'bb', 'lnbcrt2', '02', NULL, NULL, 3000, NULL, 60, 61, 1, NULL, NULL, NULL, 0, 0, '{}');
    INSERT INTO payments (id, wallet_id, node_pubkey, payment_hash, state, is_inside, amount_msat, fee_limit_msat, hold_msat, lntx_id, wtx_id, pass_thru, created_at, finished_at, failure)
      VALUES ('pay_2', '${till}', '02', 'bb', 'failed', 0, 3000, 1000, 4000, 'lntx_2', 'wtx_8', '{}', 1, 1, 'FAILURE_REASON_TIMEOUT'),
             ('pay_3', '${till}', '02', 'bb', 'failed', 0, 3000, 1000, 4000, 'lntx_2', 'wtx_7', '{}', 1, 1, 'payment isn''t initiated'),
             ('pay_4', '${till}', '02', 'bb', 'failed', 0, 3000, 1000, 4000, 'lntx_2', 'wtx_6', '{}', 1, 1, 'invoice is already paid');
    PRAGMA user_version = 1;`);
  old.close();
  const ledger = openLedger(file);
  const listed = async (walletId: WalletId) => {
    const { accountId } = await getWallet(ledger, walletId);
    const count = await countAccountTransactions(ledger, accountId);
    const views = await listAccountTransactions(ledger, accountId, { offset: 0, limit: 9, count });
    return views.map(({ wtx }) => wtx.id);
  };
  expect(await listed(till)).toEqual(['wtx_4', 'wtx_2', 'wtx_1']);
  expect(await listed(bar)).toEqual(['wtx_3']);
  expect(await getWallet(ledger, till)).toMatchObject({ balance: 9_000n, held: 4_000n });
  // Nobody knows whether the node had failed its hash before.
  expect(await listUnfinishedPayments(ledger)).toMatchObject([
    { id: 'pay_1', isFailedBefore: true },
  ]);
  const failed = await runSql(
    ledger,
    sql<{ failed_as: string | null }>`SELECT failed_as FROM payments ORDER BY seq`,
  );
  expect(failed.map(({ failed_as }) => failed_as)).toEqual([
    null,
    'failed',
    'never-sent',
    'refused',
  ]);
  expect(await bindNode(ledger, OUR_NODE)).toBe('02');
  await deposit(ledger, till, msat(1_000n));
  const { accountId } = await getWallet(ledger, till);
  const [second, ...others] = await listAccountTransactions(ledger, accountId, {
    offset: 1,
    limit: 1,
    count: await countAccountTransactions(ledger, accountId),
  });
  expect(second?.wtx.id).toBe('wtx_4');
  expect(others).toEqual([]);
  await closeLedger(ledger);
});

test('a file of a newer release is refused', async () => {
  await closeLedger(openLedger(file));
  const newer = new SqliteConnection(file);
  newer.exec('PRAGMA user_version = 99');
  newer.close();
  expect(() => openLedger(file)).toThrow('newer release');
});

test('two processes may bring a file up at once', async () => {
  const [first, second] = [new SqliteConnection(file), new SqliteConnection(file)];
  const write = first.exec.bind(first);
  // Just before the first would take the lock, the second does all there is to do.
  const exec = vi.spyOn(first, 'exec').mockImplementation((text) => {
    exec.mockRestore();
    migrate(second);
    return write(text);
  });
  migrate(first);
  for (const connection of [first, second]) connection.close();
  await closeLedger(openLedger(file));
});

describe('beside a server', () => {
  const versionIs = (version: number) => {
    const connection = new SqliteConnection(file);
    connection.exec(`PRAGMA user_version = ${version}`);
    connection.close();
  };

  test.each(['read', 'beside'] as const)('to %s, another schema is left alone', async (openFor) => {
    await closeLedger(openLedger(file));
    versionIs(1);
    expect(() => openLedgerBeside(file, openFor)).toThrow('start the server once to upgrade it');
    versionIs(99);
    expect(() => openLedgerBeside(file, openFor)).toThrow('newer release');
  });

  test('one that reads cannot write', async () => {
    await closeLedger(openLedger(file));
    const reader = openLedgerBeside(file, 'read');
    await expect(createAccount(reader, 'shop')).rejects.toThrow('readonly');
    await closeLedger(reader);
  });

  test('an audit does not block writers', async () => {
    const server = openLedger(file);
    const walletId = await walletWith(server, 10_000n);
    const reader = openLedgerBeside(file, 'read');
    const [audited] = await Promise.all([audit(reader), deposit(server, walletId, msat(5_000n))]);
    expect(audited.problems).toEqual([]);
    expect(await audit(reader)).toMatchObject({ balances: 15_000n, problems: [] });
    for (const ledger of [reader, server]) await closeLedger(ledger);
  });
});

test('while a transaction may write, no other process can begin to', async () => {
  const ledger = openLedger(file);
  const other = new SqliteConnection(file, { timeout: 0 });
  await ledger.database.write(() => {
    expect(() => other.exec('BEGIN IMMEDIATE')).toThrow('locked');
    return Promise.resolve();
  });
  other.exec('BEGIN IMMEDIATE; ROLLBACK');
  other.close();
  await closeLedger(ledger);
});

test('a transaction that reads sees one snapshot, whatever is committed meanwhile', async () => {
  const [reader, writer] = [openLedger(file), openLedger(file)];
  const walletId = await walletWith(reader, 10_000n);
  await reader.database.read(async (trx) => {
    const before = await walletIn(trx, walletId);
    await deposit(writer, walletId, msat(5_000n));
    expect(await walletIn(trx, walletId)).toEqual(before);
  });
  expect(await getWallet(reader, walletId)).toMatchObject({ balance: 15_000n });
  for (const ledger of [reader, writer]) await closeLedger(ledger);
});

test('work that throws leaves nothing behind', async () => {
  const ledger = openLedger(file);
  const walletId = await walletWith(ledger, 10_000n);
  const work = ledger.database.write(async (trx) => {
    await hold(trx, walletId, msat(4_000n));
    throw new Error('no');
  });
  await expect(work).rejects.toThrow('no');
  expect(await getWallet(ledger, walletId)).toMatchObject({ held: 0n });
  await closeLedger(ledger);
});

test('money comes out as bigint, a flag as boolean, any other number as number', async () => {
  const ledger = openLedger(file);
  const query = sql`SELECT ${msat(5n)} AS fee_msat, ${true} AS is_open, ${7} AS seq, ${null} AS memo`;
  expect(await runSql(ledger, query)).toEqual([
    { fee_msat: 5n, is_open: true, seq: 7, memo: null },
  ]);
  await expect(runSql(ledger, sql`SELECT ${0.5} AS seq`)).rejects.toThrow(RangeError);
  await expect(runSql(ledger, sql`SELECT ${2n ** 60n} AS seq`)).rejects.toThrow(RangeError);
  await closeLedger(ledger);
});

test('the database itself refuses a balance below zero and a hold above the balance', async () => {
  const ledger = openLedger(file);
  const walletId = await walletWith(ledger, 10_000n);
  const set = (column: string, value: number) =>
    runSql(ledger, sql`UPDATE wallets SET ${sql.ref(column)} = ${value} WHERE id = ${walletId}`);
  await expect(set('balance_msat', -1)).rejects.toThrow('CHECK');
  await expect(set('held_msat', 10_001)).rejects.toThrow('CHECK');
  await closeLedger(ledger);
});

test('a transaction that a full disk undid says so, and the next one runs', async () => {
  const ledger = openLedger(file);
  const walletId = await walletWith(ledger, 10_000n);
  const full = `SELECT RAISE(ROLLBACK, 'database or disk is full')`;
  await runSql(
    ledger,
    sql`CREATE TRIGGER full BEFORE INSERT ON payments BEGIN ${sql.raw(full)}; END`,
  );
  await expect(reserved(ledger, order(walletId, 1, 4_000n))).rejects.toThrow('disk is full');
  await runSql(ledger, sql`DROP TRIGGER full`);
  await reserved(ledger, order(walletId, 1, 4_000n));
  expect(await getWallet(ledger, walletId)).toMatchObject({ held: 4_000n });
  await closeLedger(ledger);
});
