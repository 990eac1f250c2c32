import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect } from 'react';
import { prefetchWhenIdle } from './prefetch.ts';
import { queryClient } from './query-client.ts';
import { Router } from './router.tsx';
import { Shell } from './shell.tsx';

export function App() {
  useEffect(prefetchWhenIdle, []);
  return (
    <QueryClientProvider client={queryClient}>
      <Shell>
        <Router />
      </Shell>
    </QueryClientProvider>
  );
}
