import type { HistoryEntry } from './history-entry.ts';

/**
 * What a spreadsheet may take for a formula (CSV injection): after white space too, in full-width characters,
 * and before a line break, which papaparse's own test misses.
 */
const FORMULA = /^[\s\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** With a byte order mark, without which Excel does not read UTF-8. */
export async function historyAsCsv(entries: HistoryEntry[]): Promise<string> {
  const { unparse } = (await import('papaparse')).default;
  const csv = unparse(entries, { escapeFormulae: FORMULA, newline: '\r\n' });
  return `\uFEFF${csv}\r\n`;
}

export function historyAsJson(entries: HistoryEntry[]): string {
  return `${JSON.stringify(entries, null, 2)}\n`;
}
