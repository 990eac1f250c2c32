/** What a search of a history finds: one rule for the wallet and for its host. */
import { satText, type Msat } from './money.ts';

export interface Searchable {
  /** What people wrote. */
  texts: readonly (string | null)[];
  /** Hashes, keys, ids and invoices: long and random, so that any short word is in some of them. */
  ids: readonly (string | null)[];
  amounts: readonly Msat[];
}

const SHORTEST_PART_OF_AN_ID = 6;

/** The different words of a search, small. */
export function searchWords(search: string): string[] {
  return [...new Set(search.toLowerCase().split(/\s+/).filter(Boolean))];
}

/**
 * Every word has to be found in a text, or, from six letters on, in an id, capital or not. A number,
 * with spaces or without, also finds the amounts that begin with it, in sat or in msat. Nothing to
 * search for finds all.
 */
export function searcher(search: string): (item: Searchable) => boolean {
  const words = searchWords(search);
  if (words.length === 0) return () => true;
  const joined = search.replace(/\s+/g, '');
  const number = /^[\d.]+$/.test(joined) ? joined : null;
  return ({ texts, ids, amounts }) => {
    if (number !== null && amounts.some((amount) => beginsWith(amount, number))) return true;
    const text = joinedSmall(texts);
    const missing = words.filter((word) => !text.includes(word));
    if (missing.length === 0) return true;
    if (missing.some((word) => word.length < SHORTEST_PART_OF_AN_ID)) return false;
    const all = joinedSmall(ids);
    return missing.every((word) => all.includes(word));
  };
}

/** No word goes over the end of a line. */
function joinedSmall(lines: readonly (string | null)[]): string {
  return lines.join('\n').toLowerCase();
}

function beginsWith(amount: Msat, number: string): boolean {
  return satText(amount).startsWith(number) || amount.toString().startsWith(number);
}
