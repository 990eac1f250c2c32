import type { HistoryEntry } from './history-entry.ts';

/**
 * What a spreadsheet may take for a formula, wherever in the cell it would look: after spaces, in the
 * full-width characters that some take for the same, and before a line break, which papaparse's own
 * test does not see.
 */
const FORMULA = /^[\s\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** Begins with a byte order mark, without which Excel does not read UTF-8. */
export async function historyAsCsv(entries: HistoryEntry[]): Promise<string> {
  const { unparse } = (await import('papaparse')).default;
  const csv = unparse(entries, { escapeFormulae: FORMULA, newline: '\r\n' });
  return `\uFEFF${csv}\r\n`;
}

export function historyAsJson(entries: HistoryEntry[]): string {
  return `${JSON.stringify(entries, null, 2)}\n`;
}
