/** SQLite has one kind of whole number, which the driver takes and gives as bigint. */

/** @throws RangeError for a fraction: SQLite would store it as a floating-point number. */
export function toSqlite(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1n : 0n;
  return typeof value === 'number' ? BigInt(value) : value;
}

/** Changes the row in place. @throws RangeError for a number too large to be exact. */
export function fromSqlite(row: unknown): unknown {
  if (!isRow(row)) return row;
  for (const column of Object.keys(row)) {
    const value = row[column];
    if (typeof value === 'bigint') row[column] = columnValue(column, value);
  }
  return row;
}

function columnValue(column: string, value: bigint): bigint | boolean | number {
  if (column.endsWith('_msat')) return value;
  if (column.startsWith('is_')) return value !== 0n;
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${column} is too large: ${value}`);
  return number;
}

function isRow(row: unknown): row is Record<string, unknown> {
  return row !== null && typeof row === 'object';
}
