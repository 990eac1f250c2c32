import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadConnection } from '#src/lib/connection/connection-store.ts';
import { App } from './app.tsx';
import { prefetchFirstScreen } from './prefetch.ts';
import './theme.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

// The first thing drawn is the right screen, not a placeholder for it.
await loadConnection();
await prefetchFirstScreen();

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
