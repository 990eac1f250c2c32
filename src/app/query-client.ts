import { makeQueryClient } from '#src/lib/query-client.ts';

export const queryClient = makeQueryClient();
