import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { readNotes, writeNote } from './note-store.ts';

const notesQuery = queryOptions({
  queryKey: ['notes'],
  queryFn: readNotes,
  networkMode: 'always',
  staleTime: Infinity,
  retry: false,
});

/** All notes on this device, by what they are about. Undefined until they are read. */
export function useNotes(): ReadonlyMap<string, string> | undefined {
  return useQuery(notesQuery).data;
}

export function useWriteNote(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (text: string) => writeNote({ id, text }),
    networkMode: 'always',
    onSuccess: () => queryClient.invalidateQueries({ queryKey: notesQuery.queryKey }),
  });
}
