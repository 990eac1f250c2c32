import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadConnection } from '#src/wallet/connection/connection-store.ts';
import { App } from './app.tsx';
import { prefetchFirstScreen } from './prefetch.ts';
import './theme.css';

/** Renders when the first screen is loaded, so that no placeholder flashes. */
async function start(root: HTMLElement): Promise<void> {
  await loadConnection();
  await prefetchFirstScreen();
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
// Not awaited: screens import from this module, and a top-level await would deadlock with them.
void start(root);
