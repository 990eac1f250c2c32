import { makeQueryClient } from '#src/wallet/host/query-client.ts';

export const queryClient = makeQueryClient();
