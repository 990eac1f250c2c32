/** What a search of the history finds. The wallet and the host use the same rule. */
import { satText, type Msat } from './money.ts';

export interface Searchable {
  /** Written by people. */
  texts: readonly (string | null)[];
  /** Hashes, keys, ids and invoices. They are long and random, so any short word occurs in some of them. */
  ids: readonly (string | null)[];
  amounts: readonly Msat[];
}

const SHORTEST_PART_OF_AN_ID = 6;

/** The different words of a search, in lower case. */
export function searchWords(search: string): string[] {
  return [...new Set(search.toLowerCase().split(/\s+/).filter(Boolean))];
}

/**
 * Makes the test whether an item matches. Every word must occur in a text or, if it has six letters or more, in an id;
 * case does not matter. A number, with or without spaces, also matches amounts that begin with it, in sat or in msat.
 * An empty search matches everything.
 */
export function searcher(search: string): (item: Searchable) => boolean {
  const words = searchWords(search);
  if (words.length === 0) return () => true;
  const joined = search.replace(/\s+/g, '');
  const number = /^[\d.]+$/.test(joined) ? joined : null;
  return ({ texts, ids, amounts }) => {
    if (number !== null && amounts.some((amount) => beginsWith(amount, number))) return true;
    const text = joinedLowerCase(texts);
    const missing = words.filter((word) => !text.includes(word));
    if (missing.length === 0) return true;
    if (missing.some((word) => word.length < SHORTEST_PART_OF_AN_ID)) return false;
    const all = joinedLowerCase(ids);
    return missing.every((word) => all.includes(word));
  };
}

/** Joined by line breaks, so that no word matches across two of them. */
function joinedLowerCase(lines: readonly (string | null)[]): string {
  return lines.join('\n').toLowerCase();
}

function beginsWith(amount: Msat, number: string): boolean {
  return satText(amount).startsWith(number) || amount.toString().startsWith(number);
}
