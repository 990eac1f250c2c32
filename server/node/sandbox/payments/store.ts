/**
 * The sandbox on disk: one SQLite file with the state of every node, the chain and our own tables.
 * Whatever belongs together is written in one transaction, so a crash leaves the whole network at one
 * moment: LDK's channels and our tables can never disagree.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import * as v from 'valibot';
import type { NodeFiles } from '../ldk/key-value-store.ts';
import type { NodeName } from '../network/topology.ts';

const FORMAT = 1;

const SCHEMA = `
  CREATE TABLE file (
    owner TEXT NOT NULL, folder TEXT NOT NULL, name TEXT NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (owner, folder, name)
  ) STRICT;
  CREATE TABLE payment (
    node TEXT NOT NULL, payment_hash TEXT NOT NULL, attempt INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('in_flight', 'succeeded', 'failed')),
    preimage TEXT, fee_msat INTEGER, reason TEXT,
    PRIMARY KEY (node, payment_hash)
  ) STRICT;
  CREATE TABLE invoice (
    payment_hash TEXT PRIMARY KEY, node TEXT NOT NULL, purpose TEXT NOT NULL,
    payment_request TEXT NOT NULL, expires_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'canceled', 'held', 'settled')),
    preimage TEXT, amount_msat INTEGER, settled_at INTEGER,
    told INTEGER NOT NULL DEFAULT 0 -- the wallet host has accepted it
  ) STRICT;
  CREATE INDEX invoice_held ON invoice (payment_hash) WHERE state = 'held';
  CREATE INDEX invoice_untold ON invoice (settled_at)
    WHERE state = 'settled' AND purpose = 'service' AND NOT told;
`;

/** The sandbox's file is there but cannot be used. Never answered by a fresh network: see the message. */
export class SandboxDamaged extends Error {
  override name = 'SandboxDamaged';

  constructor(path: string, cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(
      `The sandbox cannot be opened from ${path}: ${reason}. Put back a copy of the whole data ` +
        'directory, or delete the whole directory to start anew (sandbox sats are worth nothing).',
      { cause },
    );
  }
}

const FileRow = v.object({ bytes: v.instance(Uint8Array) });
const NameRow = v.object({ name: v.string() });

export class Store {
  readonly path: string;
  readonly #database: Database.Database;

  /** @throws SandboxDamaged when the file is not a sound one of ours, or another process uses it. */
  constructor(directory: string) {
    mkdirSync(directory, { recursive: true });
    this.path = join(directory, 'network.sqlite');
    try {
      this.#database = new Database(this.path);
      this.#prepare();
    } catch (error) {
      throw new SandboxDamaged(this.path, error);
    }
  }

  #prepare(): void {
    const database = this.#database;
    database.defaultSafeIntegers(true);
    // One process at a time: two networks on one file would betray each other's channels.
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.exec('BEGIN IMMEDIATE');
    const version = v.parse(
      v.object({ user_version: v.bigint() }),
      this.get('PRAGMA user_version'),
    );
    if (version.user_version === 0n) {
      database.exec(SCHEMA);
      database.exec(`PRAGMA user_version = ${FORMAT}`);
    } else if (version.user_version !== BigInt(FORMAT)) {
      throw new Error(`it has format ${version.user_version}, this version reads ${FORMAT}`);
    }
    database.exec('COMMIT');
    const check = v.parse(v.object({ quick_check: v.string() }), this.get('PRAGMA quick_check'));
    if (check.quick_check !== 'ok') throw new Error(check.quick_check);
  }

  /** Opens a transaction unless one is open. */
  begin(): void {
    if (!this.#database.inTransaction) this.#database.exec('BEGIN IMMEDIATE');
  }

  /** Makes everything since `begin` durable (fsync). */
  commit(): void {
    if (this.#database.inTransaction) this.#database.exec('COMMIT');
  }

  /** Leaves all in the one file, and an empty log beside it: easier to copy. */
  tidy(): void {
    this.#database.pragma('wal_checkpoint(TRUNCATE)');
  }

  /** What was not committed is gone. */
  close(): void {
    this.#database.close();
  }

  get(sql: string, ...parameters: unknown[]): unknown {
    return this.#database.prepare(sql).get(...parameters);
  }

  all(sql: string, ...parameters: unknown[]): unknown[] {
    return this.#database.prepare(sql).all(...parameters);
  }

  run(sql: string, ...parameters: unknown[]): void {
    this.#database.prepare(sql).run(...parameters);
  }

  files(owner: NodeName | 'chain'): NodeFiles {
    return {
      read: (folder, name) => {
        const row = this.get(
          'SELECT bytes FROM file WHERE owner = ? AND folder = ? AND name = ?',
          owner,
          folder,
          name,
        );
        return row === undefined ? null : new Uint8Array(v.parse(FileRow, row).bytes);
      },
      write: (folder, name, bytes) => {
        this.run(
          'INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?)',
          owner,
          folder,
          name,
          Buffer.from(bytes),
        );
      },
      remove: (folder, name) => {
        this.run(
          'DELETE FROM file WHERE owner = ? AND folder = ? AND name = ?',
          owner,
          folder,
          name,
        );
      },
      list: (folder) =>
        this.all('SELECT name FROM file WHERE owner = ? AND folder = ?', owner, folder).map(
          (row) => v.parse(NameRow, row).name,
        ),
    };
  }
}
