import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadConnection } from '#src/wallet/connection/connection-store.ts';
import { App } from './app.tsx';
import { prefetchFirstScreen } from './prefetch.ts';
import './theme.css';

/** The first thing drawn is the right screen, not a placeholder for it. */
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
// Not awaited: screens import from this chunk, which would then wait for them and they for it.
void start(root);
