import { useQuery } from '@tanstack/react-query';
import { useConnection } from '#src/wallet/connection/use-connection.ts';
import { capabilitiesQuery } from '#src/wallet/host/get-capabilities.ts';
import { searchQuery } from '#src/wallet/host/search-transactions.ts';
import type { Transaction } from '#src/wallet/host/transaction.ts';
import { useOnline } from '#src/lib/use-online.ts';
import { useDebounced } from '#src/lib/use-debounced.ts';

const DEBOUNCE_MS = 250;

interface HostSearch {
  transactions: readonly Transaction[];
  /** Whether the host's answer is complete, so that the rest need not be read and searched here. */
  suffices: boolean;
  isSearching: boolean;
}

const NOT_BY_HOST: HostSearch = { transactions: [], suffices: false, isSearching: false };

/** What the host finds for a search, where it can search. */
export function useHostSearch(search: string, notes: ReadonlyMap<string, string>): HostSearch {
  const connection = useConnection();
  const { data: capabilities } = useQuery(capabilitiesQuery(connection));
  const words = search.trim();
  const debounced = useDebounced(words, DEBOUNCE_MS);
  const mayAsk = capabilities?.search === true && words !== '';
  const online = useOnline();
  const { data, isError } = useQuery({
    ...searchQuery(connection, debounced),
    enabled: mayAsk && debounced === words,
  });
  const answer = debounced === words ? data : undefined;
  if (!mayAsk || isError || (!online && !answer)) return NOT_BY_HOST;
  return {
    transactions: answer?.transactions ?? NOT_BY_HOST.transactions,
    suffices: answer?.isAll !== false && !isInANote(words, notes),
    isSearching: answer === undefined,
  };
}

/** Notes are on this device alone, so the host cannot search them. */
function isInANote(search: string, notes: ReadonlyMap<string, string>): boolean {
  const words = search.toLowerCase().split(/\s+/);
  return [...notes.values()].some((note) =>
    words.some((word) => note.toLowerCase().includes(word)),
  );
}
