/** What a ledger's file holds, as SQL. */
import SqliteConnection from 'libsql';

/** In an order in which each row comes after those that it refers to. */
const TABLES: readonly [table: string, order: string][] = [
  ['accounts', 'id'],
  ['api_keys', 'account_id, kind'],
  ['ledger_node', 'only'],
  ['wallets', 'rowid'],
  ['wallet_keys', '(SELECT rowid FROM wallets WHERE id = wallet_id), role'],
  ['lntxs', 'rowid'],
  ['payments', 'seq'],
  ['wtxs', 'seq'],
  ['idempotency_keys', '(SELECT rowid FROM wallets WHERE id = wallet_id), key'],
  ['alarms', 'seq'],
];

/**
 * Schema and rows. Ids and hashes of keys are random: they are numbered in the order in which they
 * come, so that two ledgers to which the same happened have the same dump.
 */
export function dumpLedger(file: string): string {
  const connection = new SqliteConnection(file);
  const column = (sql: string) => connection.prepare(sql).pluck().all().map(String);
  const rows = ([table, order]: (typeof TABLES)[number]) => {
    const columns = column(`SELECT name FROM pragma_table_info('${table}')`);
    const values = columns.map((name) => `quote(${name})`).join(` || ', ' || `);
    return column(
      `SELECT 'INSERT INTO ${table} (${columns.join(', ')}) VALUES (' || ${values} || ');' FROM ${table} ORDER BY ${order}`,
    );
  };
  const schema = column('SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid');
  const version = column('SELECT user_version FROM pragma_user_version');
  const lines = [
    ...schema.filter((sql) => !sql.includes('sqlite_sequence')).map((sql) => `${sql};`),
    ...TABLES.flatMap(rows),
    `PRAGMA user_version = ${version.join('')};`,
  ];
  connection.close();
  return withNumberedIds(`${lines.join('\n')}\n`);
}

function withNumberedIds(dump: string): string {
  const known = new Map<string, string>();
  const count = new Map<string, number>();
  const numbered = (kind: string, text: string) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const n = (count.get(kind) ?? 0) + 1;
    count.set(kind, n);
    known.set(text, `${kind}_${n}`);
    return `${kind}_${n}`;
  };
  return dump
    .replaceAll(/\b(wal|lntx|pay|wtx)_[0-9A-Za-z]{14,24}\b/g, (id, kind: string) =>
      numbered(kind, id),
    )
    .replaceAll(/(?<=INTO (?:api|wallet)_keys .* VALUES \(')[0-9a-f]{64}/g, (hash) =>
      numbered('key', hash),
    );
}
