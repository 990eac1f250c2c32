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

/**
 * Every word has to be found in a text, or, from six letters on, in an id, capital or not. A number, with spaces or without,
 * also finds the amounts that begin with it, in sat or in msat. Nothing to search for finds all.
 */
export function searcher(search: string): (item: Searchable) => boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return () => true;
  const joined = words.join('');
  const number = /^[\d.]+$/.test(joined) ? joined : null;
  return ({ texts, ids, amounts }) => {
    if (number !== null && amounts.some((amount) => beginsWith(amount, number))) return true;
    const text = texts.join('\n').toLowerCase();
    return words.every(
      (word) => text.includes(word) || (word.length >= SHORTEST_PART_OF_AN_ID && isIn(ids, word)),
    );
  };
}

function isIn(ids: Searchable['ids'], word: string): boolean {
  return ids.some((id) => id?.toLowerCase().includes(word) === true);
}

function beginsWith(amount: Msat, number: string): boolean {
  return satText(amount).startsWith(number) || amount.toString().startsWith(number);
}
