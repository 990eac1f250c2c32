import { QueryClient } from '@tanstack/react-query';
import { HostError } from './host-error.ts';

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (count, error) => count < 2 && error instanceof HostError && error.passing,
        staleTime: 5_000,
      },
      // A payment is sent once. What became of it is asked by payment hash, never by sending again.
      mutations: { retry: false },
    },
  });
}
