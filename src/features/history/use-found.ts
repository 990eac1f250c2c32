import { useQuery } from '@tanstack/react-query';
import { useConnection } from '#src/wallet/connection/use-connection.ts';
import { capabilitiesQuery } from '#src/wallet/host/get-capabilities.ts';
import { searchQuery } from '#src/wallet/host/search-transactions.ts';
import type { Transaction } from '#src/wallet/host/transaction.ts';
import { useOnline } from '#src/lib/use-online.ts';
import { useDebounced } from '#src/lib/use-debounced.ts';

const TYPING_MS = 250;

interface Found {
  transactions: readonly Transaction[];
  /** Once it has come, nothing else has to be read and looked through here. */
  suffices: boolean;
  isFinding: boolean;
}

const BY_ITSELF: Found = { transactions: [], suffices: false, isFinding: false };

/** What the host finds for a search, on hosts that can. */
export function useFound(search: string, notes: ReadonlyMap<string, string>): Found {
  const connection = useConnection();
  const { data: capabilities } = useQuery(capabilitiesQuery(connection));
  const words = search.trim();
  const settled = useDebounced(words, TYPING_MS);
  const mayAsk = capabilities?.search === true && words !== '';
  const online = useOnline();
  const { data, isError } = useQuery({
    ...searchQuery(connection, settled),
    enabled: mayAsk && settled === words,
  });
  const answer = settled === words ? data : undefined;
  // Offline, nobody is looking.
  if (!mayAsk || isError || (!online && !answer)) return BY_ITSELF;
  return {
    transactions: answer?.transactions ?? BY_ITSELF.transactions,
    suffices: answer?.isAll !== false && !isInANote(words, notes),
    isFinding: answer === undefined,
  };
}

/** Notes are on this device alone, and may be on any transaction. */
function isInANote(search: string, notes: ReadonlyMap<string, string>): boolean {
  const words = search.toLowerCase().split(/\s+/);
  return [...notes.values()].some((note) =>
    words.some((word) => note.toLowerCase().includes(word)),
  );
}
