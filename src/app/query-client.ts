import { QueryClient } from '@tanstack/react-query';
import { HostError } from '#src/wallet/host/host-error.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) => count < 2 && error instanceof HostError && error.remedy === 'retry',
      staleTime: 5_000,
    },
    // A payment is sent once. What became of it is asked by payment hash, never by sending again.
    mutations: { retry: false },
  },
});
