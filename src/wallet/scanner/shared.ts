/** What was shared into the installed wallet, put aside by public/share-worker.js. */
import type { Given } from './inbox.ts';
import { paths } from '#src/lib/paths.ts';

/** An installed wallet is offered in the device's Share menu; its worker has to be there to take what comes. */
export function acceptShares(): void {
  if (!matchMedia('(display-mode: standalone)').matches) return;
  navigator.serviceWorker?.register(paths.shareWorker).catch(() => undefined);
}

/** Takes it out. Null when nothing was shared. */
export async function takeShared(): Promise<Given | null> {
  if (!('caches' in globalThis) || !(await caches.has('shared'))) return null;
  const shared = await caches.match(paths.shared, { cacheName: 'shared' });
  await caches.delete('shared');
  if (!shared) return null;
  const content = await shared.blob();
  return content.type === 'text/plain'
    ? { kind: 'text', text: await content.text() }
    : { kind: 'picture', picture: content };
}
